import { z } from 'zod';
import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import { secretJson } from '../../secret/secret-json.js';
import { instantOf, overlap } from '../kit/tokens/overlap.js';
import { startsWith } from '../kit/logins/secret-form.js';
import type { Overlap } from '../contract.js';
import { unknownPlace, type HubApi } from './hub-api.js';

const PLACE = ['access-tokens'];
// docker/hub-feedback#2438 and #2478: `token issued from personal access token is not allowed`.
const NO_PAT =
  'A personal access token (PAT) cannot make a PAT: give the account’s password as admin. With single sign-on or two-factor login there is no call for it: use the supplied flow.';

const listed = z.object({
  uuid: z.string().min(1),
  token_label: z.string(),
  is_active: z.boolean().optional(),
  created_at: z.string().nullish(),
  last_used: z.string().nullish(),
  expires_at: z.string().nullish(),
});
const created = z.object({
  uuid: z.string().min(1),
  token: z.string().min(1),
  expires_at: z.string().nullish(),
});

export interface AccountPlan {
  readonly account: string;
  readonly label: string;
  readonly scopes: readonly string[];
}

/** Personal access tokens, labelled `<label>.gN`. The account is the username of all. */
export function accountTokens(
  { account, label, scopes }: AccountPlan,
  api: HubApi,
  password: Secret,
): Overlap {
  /** Its prefix tells, so nothing needs to be sent. */
  const refusePat = () => {
    if (!startsWith(password, 'dckr_pat_')) return;
    fail('E_ADMIN_FORBIDDEN', { action: 'create a personal access token', api: api.host, hint: NO_PAT });
  };
  return overlap({
    label,
    name: `personal access token ${label} of ${account} at ${api.host}`,
    example: { username: account, secret: new Secret(`dckr_pat_${'x'.repeat(27)}`) },
    calls: {
      login: `POST ${api.address('auth', 'token')}`,
      create: `POST ${api.address(...PLACE)}`,
      revoke: `DELETE ${api.address(...PLACE, '{id}')}`,
    },

    /** Takes the same login as creating does, and is refused to the same ones. */
    async list(ctx) {
      refusePat();
      const call = { path: PLACE, action: 'list the personal access tokens', forbidden: NO_PAT };
      const all = await api.list(listed, call, ctx);
      if (all === undefined) throw unknownPlace(api, 'list of personal access tokens');
      return all
        .filter(({ is_active }) => is_active !== false)
        .map((token) =>
          defined({
            id: token.uuid,
            label: token.token_label,
            username: account,
            createdAt: instantOf(token.created_at),
            lastUsedAt: instantOf(token.last_used),
            expiresAt: instantOf(token.expires_at),
          }),
        );
    },

    async create(token_label, { until }, ctx) {
      refusePat();
      const body = secretJson({ token_label, scopes, expires_at: new Date(until).toISOString() });
      const call = { method: 'POST', path: PLACE, action: 'create a personal access token' } as const;
      const request = { ...call, body, expect: [201], forbidden: NO_PAT, repeatable: false };
      const made = api.parse(created, await api.send(request, ctx), call);
      const secret = ctx.masks.learn(made.token, account);
      return defined({ id: made.uuid, username: account, secret, expiresAt: instantOf(made.expires_at) });
    },

    async revoke(id, ctx) {
      refusePat();
      const call = {
        method: 'DELETE',
        action: 'delete a personal access token',
        expect: [204, 404],
      } as const;
      await api.send({ ...call, path: [...PLACE, id], forbidden: NO_PAT }, ctx);
    },
  });
}
