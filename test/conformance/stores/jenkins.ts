import { runningJenkins, storeContext } from '../../fakes/jenkins/running.js';
import { SECRET_TEXT, USERNAME_PASSWORD } from '../../fakes/jenkins/state.js';
import { canary } from '../../redaction/oracle.js';
import { PASSWORD, type Attributes, type Place } from './place.js';

export async function place(): Promise<Place> {
  const jenkins = await runningJenkins();
  const { state } = jenkins;
  state.store('team-a').domain('acme');
  const text = { credential: PASSWORD, kind: 'secret-text' };
  const all = () => ['_', 'acme'].flatMap((domain) => state.get('team-a', PASSWORD, domain) ?? []);
  const found = () => all()[0] ?? state.jobReads('', PASSWORD);
  const valueOf = (name: string) => found()?.fields.get(name);
  const make = ({ domain = '_', scope = 'GLOBAL', description = '' }, form: object) => {
    const isText = 'kind' in form;
    const fields = {
      ...{ scope, description },
      ...(isText
        ? { secret: canary() }
        : { username: 'robot$ci', password: canary(), usernameSecret: 'true' }),
    };
    state.add('team-a', PASSWORD, { type: isText ? SECRET_TEXT : USERNAME_PASSWORD, domain, fields });
  };
  return {
    ctx: storeContext(jenkins),
    undated: true,
    forms: { secret: text, pair: { ...text, as: 'pair' }, login: { credential: PASSWORD } },
    reads: () => ({ value: valueOf('secret') ?? valueOf('password'), username: valueOf('username') }),
    consumersSee: () => state.snapshot(),
    forbid: () => state.callers.clear(),
    attributes: rows.map(([name, more]): Attributes => ({
      name,
      settings: (given) => ({
        ...given,
        folder: 'team-a',
        ...(more.domain !== undefined && { domain: more.domain }),
      }),
      make: (form) => make(more, form),
      seen: () =>
        all().map(({ type, fields }) => [
          type,
          [...fields].filter(([key]) => !['username', 'password', 'secret'].includes(key)),
        ]),
    })),
  };
}

const rows: readonly (readonly [string, { domain?: string; scope?: string; description?: string }])[] = [
  ['its type, its id and its description', { description: 'of the team: ü & <b>?' }],
  ['its scope', { scope: 'SYSTEM' }],
  ['its domain', { domain: 'acme' }],
];
