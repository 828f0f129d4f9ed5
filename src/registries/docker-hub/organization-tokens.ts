import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { fail, RegcredError } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import { secretJson } from '../../secret/secret-json.js';
import { DESCRIPTION } from '../kit/tokens/generation.js';
import { instantOf, overlap } from '../kit/tokens/overlap.js';
import type { Overlap } from '../contract.js';
import { unknownPlace, type HubApi } from './hub-api.js';

const OWNERS =
  'Only owners of the organisation manage its access tokens: give the Docker ID and password of one. Docker may refuse a personal or organisation access token here.';
// The least that a plan allows: Team 10, Business 100, expired ones count (docker/docs access-tokens.md).
const LEAST_LIMIT = 10;
const FULL =
  'A Team plan allows 10 organisation access tokens and a Business plan 100; expired ones count. Delete some.';

const listed = z.object({
  id: z.string().min(1),
  label: z.string(),
  is_active: z.boolean().optional(),
  created_at: z.string().nullish(),
  last_used_at: z.string().nullish(),
  expires_at: z.string().nullish(),
});
const created = z.object({
  id: z.string().min(1),
  token: z.string().min(1),
  expires_at: z.string().nullish(),
});

export interface OrganizationPlan {
  readonly organization: string;
  readonly label: string;
  readonly resources: readonly {
    readonly type: string;
    readonly path: string;
    readonly scopes: readonly string[];
  }[];
}

/** Organisation access tokens, labelled `<label>.gN`. The organisation is the username of all. */
export function organizationTokens(plan: OrganizationPlan, api: HubApi): Overlap {
  const { organization, label } = plan;
  const place = ['orgs', organization, 'access-tokens'];
  const name = `organisation access token ${label} of ${organization} at ${api.host}`;

  /** Only owners are shown the list. No call tells how many tokens the plan allows. */
  const listAll = async (ctx: Context) => {
    const call = { path: place, action: 'list the organisation access tokens', forbidden: OWNERS };
    const all = await api.list(listed, call, ctx);
    if (all === undefined) throw unknownPlace(api, `organisation ${organization}`);
    return all;
  };
  /** A refusal does not say why. Owners who may list may create, as long as there is room. */
  const isFull = async (error: unknown, ctx: Context) => {
    const refusals: readonly string[] = ['E_ADMIN_FORBIDDEN', 'E_TOKEN_REQUEST'];
    if (!(error instanceof RegcredError) || !refusals.includes(error.code)) return false;
    return listAll(ctx).then(
      (all) => all.length >= LEAST_LIMIT,
      () => false,
    );
  };

  return overlap({
    label,
    name,
    example: { username: organization, secret: new Secret(`dckr_oat_${'x'.repeat(32)}`) },
    calls: {
      login: `POST ${api.address('auth', 'token')}`,
      create: `POST ${api.address(...place)}`,
      revoke: `DELETE ${api.address(...place, '{id}')}`,
    },

    async list(ctx) {
      const all = await listAll(ctx);
      return all
        .filter(({ is_active }) => is_active !== false)
        .map((token) =>
          defined({
            id: token.id,
            label: token.label,
            username: organization,
            createdAt: instantOf(token.created_at),
            lastUsedAt: instantOf(token.last_used_at),
            expiresAt: instantOf(token.expires_at),
          }),
        );
    },

    async create(newLabel, { until }, ctx) {
      const body = secretJson({
        label: newLabel,
        description: DESCRIPTION,
        resources: plan.resources.map(({ type, path, scopes }) => ({ type, path, scopes })),
        expires_at: new Date(until).toISOString(),
      });
      const call = { method: 'POST', path: place, action: 'create an organisation access token' } as const;
      const request = { ...call, body, expect: [201], forbidden: OWNERS, repeatable: false };
      const response = await api.send(request, ctx).catch(async (error: unknown) => {
        if (!(await isFull(error, ctx))) throw error;
        fail('E_SLOTS_FULL', { token: name, hint: FULL });
      });
      const made = api.parse(created, response, call);
      const secret = ctx.masks.learn(made.token, organization);
      return defined({ id: made.id, username: organization, secret, expiresAt: instantOf(made.expires_at) });
    },

    async revoke(id, ctx) {
      const action = 'delete an organisation access token';
      const call = { method: 'DELETE', action, expect: [204, 404] } as const;
      await api.send({ ...call, path: [...place, id], forbidden: OWNERS }, ctx);
    },
  });
}
