import { fail } from '../../errors/error.js';
import { foreign } from '../../secret/foreign.js';
import type { CredentialXml } from './credential-xml.js';
import type { JenkinsSettings } from './settings.js';

export type CredentialKind = NonNullable<JenkinsSettings['kind']>;

/** Types of credentials that hold a login, with the element of the secret. */
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
} as const satisfies Record<CredentialKind, { type: string; secret: string; words: string }>;

const CURES: Readonly<Record<CredentialKind, string>> = {
  'username-password': 'Remove kind: secret-text, and as.',
  'secret-text':
    'Write kind: secret-text, which holds the secret alone; with as: pair it holds username:secret.',
};

/** Throws E_STORE_KIND for another type, and for a second secret, which a write would lose. */
export function mustBe(kind: CredentialKind, { type, redacted }: CredentialXml, store: string): void {
  const found = (Object.keys(kinds) as CredentialKind[]).find((each) => kinds[each].type === type);
  if (found === undefined) {
    const problem = `it is a ${foreign(type.split('.').at(-1) ?? '')}`;
    const hint =
      'regcred writes usernames with password and secret texts. The type of a credential cannot be changed: name another id, which need not exist yet.';
    fail('E_STORE_KIND', { store, problem, hint });
  }
  if (found !== kind)
    fail('E_STORE_KIND', { store, problem: `it is ${kinds[found].words}`, hint: CURES[found] });
  // Jenkins replaces the complete credential, and would store <secret-redacted/> as the value.
  const other = [...redacted].find((name) => name !== kinds[kind].secret);
  if (other === undefined) return;
  const problem = `it has another secret, ${foreign(other)}, which Jenkins does not show and a write would lose`;
  fail('E_STORE_KIND', { store, problem, hint: 'Name another id, which need not exist yet.' });
}
