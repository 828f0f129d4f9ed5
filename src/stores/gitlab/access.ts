import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import { Refusal, unlessRefused } from './refusal.js';
import { resourceOptions } from './variable-calls.js';

/** The token that writes variables, masked. Throws E_STORE_CREDENTIAL. */
export function storeToken(store: string, { env, masks }: Pick<Context, 'env' | 'masks'>): Secret {
  const text = env.GITLAB_TOKEN?.trim() ?? '';
  if (text !== '') {
    const token = new Secret(text);
    masks.add(token);
    return token;
  }
  const hint =
    'Set GITLAB_TOKEN to a token with the scope api whose role is Maintainer in the project, Owner in the group, or administrator for the instance. CI_JOB_TOKEN cannot write variables.';
  fail('E_STORE_CREDENTIAL', { store, hint });
}

const selfSchema = z.object({ active: z.boolean(), scopes: z.array(z.string()) });

/** What GitLab says of the token itself; undefined where it cannot be asked (an OAuth token). */
export type Self = z.output<typeof selfSchema> | Refusal | undefined;

export async function askSelf(token: Secret, ctx: Context): Promise<Self> {
  const { PersonalAccessTokens } = await import('@gitbeaker/rest');
  const api = new PersonalAccessTokens(resourceOptions({ ctx, token }));
  const answer: unknown = await unlessRefused(
    () => api.show({}),
    (refused) => refused,
  );
  if (answer instanceof Refusal) return answer.status === 401 ? answer : undefined;
  return selfSchema.safeParse(answer).data;
}

/** That the token may write at all: one with read_api lists variables as well as one with api. Throws E_STORE_DENIED. */
export function mustWrite(self: Self, store: string): void {
  if (self === undefined) return;
  if (self instanceof Refusal) throw denied(self, store, 'read');
  if (!self.active) throw denied(new Refusal(401, ''), store, 'written');
  if (self.scopes.includes('api')) return;
  const hint = 'GITLAB_TOKEN needs the scope api; read_api and the registry scopes do not write variables.';
  fail('E_STORE_DENIED', { store, action: 'written', hint });
}

/** What a refusal means for a store. */
export function denied({ status, words }: Refusal, store: string, action: 'read' | 'written') {
  if (status === 401) {
    const hint = 'GITLAB_TOKEN is wrong, expired or revoked, or belongs to another GitLab.';
    return regcredError('E_STORE_DENIED', { store, action, hint });
  }
  if (status === 403) {
    const hint = `The token’s role must be Maintainer in the project, Owner in the group, or administrator for the instance, and its scope api. CI_JOB_TOKEN cannot do this.`;
    return regcredError('E_STORE_DENIED', { store, action, hint });
  }
  if (status === 404) {
    const hint =
      'Check the path of the project or group, and that the token’s user is a member; GitLab tells strangers that it does not exist.';
    return regcredError('E_STORE_NOT_FOUND', { store, hint });
  }
  if (status === 409) return regcredError('E_STORE_AMBIGUOUS', { store });
  const hint =
    'Look at the rules of GitLab for this variable: masking, length, and the scope of its environment.';
  return regcredError('E_STORE_VALUE', { store, problem: `GitLab says ${status} ${words}`.trim(), hint });
}
