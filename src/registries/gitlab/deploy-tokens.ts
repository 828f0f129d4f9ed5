import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { Secret } from '../../secret/secret.js';
import type { Login, IssuedCredential, MintRequest, Overlap, Token, TokenAccess } from '../contract.js';
import { Api } from './api.js';
import { checkAdmin } from './check-admin.js';
import { homeOf, type Home } from './home.js';
import type { TokenSettings } from './token-settings.js';

const DAY = 86_400_000;
const tokenSchema = z.object({
  id: z.int(),
  name: z.string(),
  username: z.string(),
  expires_at: z.string().nullish(),
  revoked: z.boolean().optional(),
  expired: z.boolean().optional(),
});
const mintedSchema = tokenSchema.extend({ token: z.string().min(1) });
const SCOPES = { pull: ['read_registry'], push: ['read_registry', 'write_registry'] } as const;
/** GitLab shows the token of this name to every job of the project. */
const EXPOSED = 'gitlab-deploy-token';

/**
 * Deploy tokens of a project or group, `name.gN`. Names need not be unique, so a list may hold several of one
 * generation, and there is no date of making: the generation stands in the name only.
 */
export class DeployTokens implements Overlap {
  readonly kind = 'overlap';
  /** GitLab makes up a new username for each unless it is told one. */
  readonly usernames = 'constant';
  readonly name: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;
  private readonly api: Api;
  private readonly home: Home;
  private readonly path: string;
  private readonly username: string;

  constructor(
    private readonly settings: TokenSettings,
    access: TokenAccess,
  ) {
    this.api = new Api(access);
    this.home = homeOf(settings);
    this.username = settings.username ?? settings.name;
    this.name = `deploy token ${settings.name} of ${this.home.words}`;
    this.path = `${this.home.path ?? ''}/deploy_tokens`;
    this.example = { username: this.username, secret: new Secret(`gldt-${'Aa0_'.repeat(5)}`) };
    const url = `${this.api.base}/${this.path}`;
    this.calls = { create: `POST ${url}`, revoke: `DELETE ${url}/{id}` };
  }

  async check(_request: MintRequest, ctx: Context): Promise<void> {
    await checkAdmin(this.api, this.name, this.home, ctx);
    await this.list(ctx);
    if (this.settings.name !== EXPOSED) return;
    ctx.log.warning(
      `GitLab gives the deploy token called ${EXPOSED} to every job as CI_DEPLOY_USER and CI_DEPLOY_PASSWORD. Its successors have other names and are not given so: let jobs read the stores instead before the old one is retired.`,
    );
  }

  async list(ctx: Context): Promise<readonly Token[]> {
    const call = { path: `${this.path}?active=true`, action: `list the deploy tokens of ${this.home.words}` };
    const all = await this.api.list(tokenSchema, call, this.name, ctx);
    return all.flatMap((token) => {
      const generation = this.generation(token.name);
      if (generation === undefined || token.revoked === true || token.expired === true) return [];
      const { id, username } = token;
      return [{ id: String(id), generation, username, ...expiry(token.expires_at) }];
    });
  }

  async create({ generation, until }: MintRequest, ctx: Context): Promise<IssuedCredential> {
    const action = `make a deploy token of ${this.home.words}`;
    const { name, access = [], days } = this.settings;
    const ends = days === undefined ? until : Math.min(until, ctx.clock.now() + days * DAY);
    const body = {
      name: `${name}.g${generation}`,
      username: this.username,
      scopes: SCOPES[access.includes('push') ? 'push' : 'pull'],
      expires_at: new Date(ends).toISOString(),
    };
    const call = { method: 'POST', path: this.path, action, expect: [200, 201], body } as const;
    const response = await this.api.send(call, this.name, ctx);
    const minted = this.api.minted(mintedSchema, response, action);
    const secret = ctx.masks.learn(minted.token, minted.username);
    return { id: String(minted.id), username: minted.username, secret, ...expiry(minted.expires_at) };
  }

  async revoke(id: string, ctx: Context): Promise<void> {
    const action = `end a deploy token of ${this.home.words}`;
    const path = `${this.path}/${encodeURIComponent(id)}`;
    await this.api.send({ method: 'DELETE', path, action, expect: [200, 204, 404] }, this.name, ctx);
  }

  private generation(name: string): number | undefined {
    if (name === this.settings.name) return 0;
    if (!name.startsWith(`${this.settings.name}.g`)) return undefined;
    const number = name.slice(this.settings.name.length + 2);
    return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : undefined;
  }
}

function expiry(text: string | null | undefined): { expiresAt?: number } {
  const expiresAt = Date.parse(text ?? '');
  return Number.isNaN(expiresAt) ? {} : { expiresAt };
}
