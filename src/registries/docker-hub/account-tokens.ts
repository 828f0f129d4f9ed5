import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import { secretJson } from '../../secret/secret-json.js';
import { generationName, generationOf } from '../kit/tokens/generation.js';
import { startsWith } from '../kit/logins/secret-form.js';
import type { Login, IssuedCredential, MintRequest, Overlap, Token } from '../contract.js';
import { time, unknownPlace, type HubApi } from './hub-api.js';

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
export class AccountTokens implements Overlap {
  readonly kind = 'overlap';
  readonly usernames = 'constant';
  readonly name: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;

  constructor(
    private readonly plan: AccountPlan,
    private readonly api: HubApi,
    private readonly password: Secret,
  ) {
    this.name = `personal access token ${plan.label} of ${plan.account} at ${api.host}`;
    this.example = { username: plan.account, secret: new Secret(`dckr_pat_${'x'.repeat(27)}`) };
    this.calls = {
      login: `POST ${api.address('auth', 'token')}`,
      create: `POST ${api.address(...PLACE)}`,
      revoke: `DELETE ${api.address(...PLACE, '{id}')}`,
    };
  }

  /** Listing takes the same login as creating does, and is refused to the same ones. */
  async check(_request: MintRequest, ctx: Context): Promise<void> {
    await this.list(ctx);
  }

  async list(ctx: Context): Promise<readonly Token[]> {
    this.refusePat();
    const call = { path: PLACE, action: 'list the personal access tokens', forbidden: NO_PAT };
    const all = await this.api.list(listed, call, ctx);
    if (all === undefined) throw unknownPlace(this.api, 'list of personal access tokens');
    return all.flatMap(({ uuid, token_label, is_active, ...token }) => {
      const generation = generationOf(token_label, this.plan.label);
      if (generation === undefined || is_active === false) return [];
      const times = {
        ...time('createdAt', token.created_at),
        ...time('lastUsedAt', token.last_used),
        ...time('expiresAt', token.expires_at),
      };
      return [{ id: uuid, generation, username: this.plan.account, ...times }];
    });
  }

  async create({ generation, until }: MintRequest, ctx: Context): Promise<IssuedCredential> {
    this.refusePat();
    const body = secretJson({
      token_label: generationName(this.plan.label, generation),
      scopes: this.plan.scopes,
      expires_at: new Date(until).toISOString(),
    });
    const call = { method: 'POST', path: PLACE, action: 'create a personal access token' } as const;
    const request = { ...call, body, expect: [201], forbidden: NO_PAT, repeatable: false };
    const made = this.api.parse(created, await this.api.send(request, ctx), call);
    const username = this.plan.account;
    const secret = ctx.masks.learn(made.token, username);
    return { id: made.uuid, username, secret, ...time('expiresAt', made.expires_at) };
  }

  async revoke(id: string, ctx: Context): Promise<void> {
    this.refusePat();
    const call = { method: 'DELETE', action: 'delete a personal access token', expect: [204, 404] } as const;
    await this.api.send({ ...call, path: [...PLACE, id], forbidden: NO_PAT }, ctx);
  }

  /** Its mark tells it, so nothing needs to be sent. */
  private refusePat(): void {
    if (!startsWith(this.password, 'dckr_pat_')) return;
    const action = 'create a personal access token';
    fail('E_ADMIN_FORBIDDEN', { action, api: this.api.host, hint: NO_PAT });
  }
}
