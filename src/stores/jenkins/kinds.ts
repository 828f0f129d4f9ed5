import { fail } from '../../errors/error.js';
import { foreign } from '../../secret/foreign.js';
import type { CredentialXml } from './credential-xml.js';
import type { Settings } from './settings.js';

export type Kind = NonNullable<Settings['kind']>;

/** The two types of credentials that hold what a login needs, and where each has its secret. */
export const kinds = {
  'username-password': {
    type: 'com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl',
    secret: 'password',
    words: 'a username with password',
  },
  'secret-text': {
    type: 'org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl',
    secret: 'secret',
    words: 'a secret text',
  },
} as const satisfies Record<Kind, { type: string; secret: string; words: string }>;

const CURES: Readonly<Record<Kind, string>> = {
  'username-password': 'Remove kind: secret-text, and as with it.',
  'secret-text':
    'Write kind: secret-text, which holds the secret alone, or as: pair with it, which holds username:secret.',
};

/** Throws E_STORE_KIND for a credential of another type, or with a secret that a write would lose. */
export function mustBe(kind: Kind, { type, redacted }: CredentialXml, store: string): void {
  const found = (Object.keys(kinds) as Kind[]).find((each) => kinds[each].type === type);
  if (found === undefined) {
    const problem = `it is a ${foreign(type.split('.').at(-1) ?? '')}`;
    const hint =
      'regcred writes usernames with password and secret texts. The type of a credential cannot be changed: name another id, which need not exist yet.';
    fail('E_STORE_KIND', { store, problem, hint });
  }
  if (found !== kind)
    fail('E_STORE_KIND', { store, problem: `it is ${kinds[found].words}`, hint: CURES[found] });
  // Jenkins takes the whole credential, and would take <secret-redacted/> for its value.
  const other = [...redacted].find((name) => name !== kinds[kind].secret);
  if (other === undefined) return;
  const problem = `it has another secret, ${foreign(other)}, which Jenkins does not show and a write would lose`;
  fail('E_STORE_KIND', { store, problem, hint: 'Name another id, which need not exist yet.' });
}
