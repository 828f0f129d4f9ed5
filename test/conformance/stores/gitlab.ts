import { runningGitLab, storeContext } from '../../fakes/gitlab/running.js';
import type { StoredVariable } from '../../fakes/gitlab/variables.js';
import { canary } from '../../redaction/oracle.js';
import { PASSWORD, USERNAME, type Attributes, type Place } from './place.js';

const WEB = 'projects/acme/web';

export async function place(): Promise<Place> {
  const gitlab = await runningGitLab();
  gitlab.homes.add(WEB);
  const { variables } = gitlab;
  const single = { project: 'acme/web', variable: PASSWORD };
  const scopes = ['*', 'production/*'];
  const reads = (key: string) =>
    scopes.map((scope) => variables.get(WEB, key, scope) && variables.jobReads(WEB, key, scope));
  const only = (values: readonly (string | undefined)[]) => values.find((value) => value !== undefined);
  return {
    ctx: storeContext(gitlab),
    forms: {
      secret: single,
      pair: { ...single, as: 'pair' },
      two: { ...single, 'username-variable': USERNAME },
    },
    reads: () => ({ value: only(reads(PASSWORD)), username: only(reads(USERNAME)) }),
    consumersSee: () => structuredClone(variables.all),
    forbid: () => gitlab.callers.clear(),
    cut(name = 'nothing') {
      gitlab.before = ({ method, url, body }) =>
        method !== 'GET' && `${url.pathname} ${body.toString()}`.includes(name) ? { status: 500 } : undefined;
    },
    attributes: rows.map(([name, more]): Attributes => {
      const { environment_scope: scope } = more;
      return {
        name,
        settings: (form) => ({ ...form, ...(scope !== undefined && { scope }) }),
        make() {
          variables.add(WEB, PASSWORD, canary(), { raw: true, ...more });
          variables.add(WEB, USERNAME, 'someone', { raw: true, ...more, masked: false, hidden: false });
          if (scope === undefined) return;
          for (const key of [PASSWORD, USERNAME]) {
            variables.add(WEB, key, 'of others', { environment_scope: 'staging' });
          }
        },
        seen: () =>
          variables.all.map(({ value, ...rest }) =>
            rest.environment_scope === 'staging' ? { ...rest, value } : rest,
          ),
      };
    }),
  };
}

const rows: readonly (readonly [string, Partial<StoredVariable>])[] = [
  ['protected, masked, raw and description', { protected: true, masked: true, description: 'of the team' }],
  ['that it is neither protected nor masked', { protected: false, masked: false }],
  ['that it is hidden', { masked: true, hidden: true }],
  ['its type', { variable_type: 'file' }],
  ['its scope, and those of the other scopes', { environment_scope: 'production/*', masked: true }],
];
