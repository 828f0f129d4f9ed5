import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import type { StoreAction } from '../contract.js';
import { GitlabRefusal, unlessRefused } from './refusal.js';
import { resourceOptions } from './variable-calls.js';

/** Reads the token that writes variables, and masks it. Throws E_STORE_CREDENTIAL. */
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

/** GitLab's answer about the token itself; undefined for an OAuth token, which has none. */
export type TokenSelf = z.output<typeof selfSchema> | GitlabRefusal | undefined;

export async function askSelf(token: Secret, ctx: Context): Promise<TokenSelf> {
  const { PersonalAccessTokens } = await import('@gitbeaker/rest');
  const api = new PersonalAccessTokens(resourceOptions({ ctx, token }));
  const answer: unknown = await unlessRefused(
    () => api.show({}),
    (refused) => refused,
  );
  if (answer instanceof GitlabRefusal) return answer.status === 401 ? answer : undefined;
  return selfSchema.safeParse(answer).data;
}

/** Refuses a token that cannot write, such as one with read_api, which lists variables too. Throws E_STORE_DENIED. */
export function mustWrite(self: TokenSelf, store: string): void {
  if (self === undefined) return;
  if (self instanceof GitlabRefusal) throw deniedError(self, store, 'read');
  if (!self.active) throw deniedError(new GitlabRefusal(401, ''), store, 'written');
  if (self.scopes.includes('api')) return;
  const hint = 'GITLAB_TOKEN needs the scope api; read_api and the registry scopes do not write variables.';
  fail('E_STORE_DENIED', { store, action: 'written', hint });
}

/** Makes the error of a store for a refusal. */
export function deniedError({ status, words }: GitlabRefusal, store: string, action: StoreAction) {
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
      'Check the path of the project or group, and that the token’s user is a member; GitLab answers 404 to users who are not.';
    return regcredError('E_STORE_NOT_FOUND', { store, hint });
  }
  if (status === 409) return regcredError('E_STORE_AMBIGUOUS', { store });
  const hint = 'Check GitLab’s rules for this variable: masking, length, and environment scope.';
  return regcredError('E_STORE_VALUE', { store, problem: `GitLab answered ${status} ${words}`.trim(), hint });
}
