import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { regcredError, RegcredError } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import { secretJson } from '../../secret/secret-json.js';
import { generationName, generationOf } from '../kit/tokens/generation.js';
import type { Login, IssuedCredential, MintRequest, Overlap, Token } from '../contract.js';
import { time, unknownPlace, type HubApi } from './hub-api.js';

const OWNERS =
  'Only owners of the organisation manage its access tokens: give the Docker ID and password of one. Docker may refuse a personal or organisation access token here.';
// The least that a plan allows: Team 10, Business 100, expired ones count (docker/docs access-tokens.md).
const LEAST_LIMIT = 10;

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
export class OrganizationTokens implements Overlap {
  readonly kind = 'overlap';
  readonly usernames = 'constant';
  readonly name: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;
  private readonly place: readonly string[];

  constructor(
    private readonly plan: OrganizationPlan,
    private readonly api: HubApi,
  ) {
    const { organization, label } = plan;
    this.place = ['orgs', organization, 'access-tokens'];
    this.name = `organisation access token ${label} of ${organization} at ${api.host}`;
    this.example = { username: organization, secret: new Secret(`dckr_oat_${'x'.repeat(32)}`) };
    this.calls = {
      login: `POST ${api.address('auth', 'token')}`,
      create: `POST ${api.address(...this.place)}`,
      revoke: `DELETE ${api.address(...this.place, '{id}')}`,
    };
  }

  /** Only owners are shown the list. How many tokens the plan allows, no call tells. */
  async check(_request: MintRequest, ctx: Context): Promise<void> {
    await this.all(ctx);
  }

  async list(ctx: Context): Promise<readonly Token[]> {
    return (await this.all(ctx)).flatMap(({ id, label, is_active, ...token }) => {
      const generation = generationOf(label, this.plan.label);
      if (generation === undefined || is_active === false) return [];
      const times = {
        ...time('createdAt', token.created_at),
        ...time('lastUsedAt', token.last_used_at),
        ...time('expiresAt', token.expires_at),
      };
      return [{ id, generation, username: this.plan.organization, ...times }];
    });
  }

  async create({ generation, until }: MintRequest, ctx: Context): Promise<IssuedCredential> {
    const body = secretJson({
      label: generationName(this.plan.label, generation),
      description: 'Made by regcred; it ends the ones before.',
      resources: this.plan.resources.map(({ type, path, scopes }) => ({ type, path, scopes })),
      expires_at: new Date(until).toISOString(),
    });
    const call = { method: 'POST', path: this.place, action: 'create an organisation access token' } as const;
    const request = { ...call, body, expect: [201], forbidden: OWNERS, repeatable: false };
    const response = await this.api.send(request, ctx).catch(async (error: unknown) => {
      throw (await this.isFull(error, ctx)) ? this.full() : error;
    });
    const made = this.api.parse(created, response, call);
    const username = this.plan.organization;
    const secret = ctx.masks.learn(made.token, username);
    return { id: made.id, username, secret, ...time('expiresAt', made.expires_at) };
  }

  async revoke(id: string, ctx: Context): Promise<void> {
    const call = {
      method: 'DELETE',
      action: 'delete an organisation access token',
      expect: [204, 404],
    } as const;
    await this.api.send({ ...call, path: [...this.place, id], forbidden: OWNERS }, ctx);
  }

  private async all(ctx: Context): Promise<readonly z.output<typeof listed>[]> {
    const call = { path: this.place, action: 'list the organisation access tokens', forbidden: OWNERS };
    const all = await this.api.list(listed, call, ctx);
    if (all === undefined) throw unknownPlace(this.api, `organisation ${this.plan.organization}`);
    return all;
  }

  /** A refusal does not say why. Who may list may create, as long as there is room. */
  private async isFull(error: unknown, ctx: Context): Promise<boolean> {
    const refusals: readonly string[] = ['E_ADMIN_FORBIDDEN', 'E_TOKEN_REQUEST'];
    if (!(error instanceof RegcredError) || !refusals.includes(error.code)) return false;
    return this.all(ctx).then(
      (all) => all.length >= LEAST_LIMIT,
      () => false,
    );
  }

  private full(): RegcredError {
    const hint =
      'A Team plan allows 10 organisation access tokens and a Business plan 100; expired ones count. Delete some.';
    return regcredError('E_SLOTS_FULL', { token: this.name, hint });
  }
}
