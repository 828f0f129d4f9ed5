import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import { parseAnswer } from '../kit/tokens/admin-call.js';
import { Secret } from '../../secret/secret.js';
import type { Login, IssuedCredential, MintRequest, ReplaceIssued, Token, TokenAccess } from '../contract.js';
import { Api } from './api.js';
import { checkAdmin } from './check-admin.js';
import { dateBefore, endOf, expiryDate } from './expiry-date.js';
import { tokenHomeOf, type TokenHome } from './home.js';
import type { TokenSettings } from './token-settings.js';

const tokenSchema = z.object({
  id: z.int(),
  name: z.string(),
  revoked: z.boolean(),
  active: z.boolean(),
  user_id: z.int().nullish(),
  created_at: z.string().nullish(),
  expires_at: z.string().nullish(),
  last_used_at: z.string().nullish(),
});
type Listed = z.output<typeof tokenSchema>;
const mintedSchema = tokenSchema.extend({ token: z.string().min(1) });
const INACTIVE =
  'It was revoked or has expired, and rotating it would make GitLab revoke its successor too. Run it again: the active token of this name is looked for.';

/**
 * The access token of a project, group or user, rotated in place. Rotating one that is not active any more makes
 * GitLab revoke its whole family (reuse detection), so the active one is looked up by its name each time, and a
 * request that may have been carried out is never sent again (docs/faults.md F36).
 */
export class AccessToken implements ReplaceIssued {
  readonly kind = 'replace';
  readonly chooses = 'registry';
  readonly name: string;
  readonly username: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;
  private readonly api: Api;
  private readonly home: TokenHome;
  private readonly path: string;

  constructor(
    private readonly settings: TokenSettings,
    access: TokenAccess,
  ) {
    this.api = new Api(access);
    this.home = tokenHomeOf(settings);
    this.username = settings.username ?? settings.name;
    this.name = `access token ${settings.name} of ${this.home.words}`;
    this.path = this.home.path === undefined ? 'personal_access_tokens' : `${this.home.path}/access_tokens`;
    this.example = { username: this.username, secret: new Secret(`glpat-${'Aa0_'.repeat(5)}.01.0z1y2x3w4`) };
    this.calls = { regenerate: `POST ${this.api.base}/${this.path}/{id}/rotate` };
  }

  async check(_request: MintRequest, ctx: Context): Promise<void> {
    const admin = await checkAdmin(this.api, this.name, this.home, ctx);
    const current = await this.current(ctx);
    if (!current)
      throw this.notFound('Make it by hand once, with the scopes it needs; from then on it is rotated.');
    if (current.id === admin) fail('E_ADMIN_IS_TOKEN', { token: this.name });
  }

  async current(ctx: Context): Promise<Token | undefined> {
    const { name, user } = this.settings;
    const query = `state=active&search=${encodeURIComponent(name)}${user === undefined ? '' : `&user_id=${user}`}`;
    const call = { path: `${this.path}?${query}`, action: `list the access tokens of ${this.home.words}` };
    const listed = await this.api.list(tokenSchema, call, this.name, ctx);
    // `search` also finds names that merely contain it.
    const found = listed.filter((each) => each.name === name && isActive(each) && this.isOfUser(each));
    if (found.length > 1) fail('E_TOKEN_AMBIGUOUS', { api: this.api.host, token: this.name });
    return found[0] && asToken(found[0], this.username);
  }

  async regenerate(id: string, request: MintRequest, ctx: Context): Promise<IssuedCredential> {
    await this.mustBeActive(id, ctx);
    const now = ctx.clock.now();
    const date = expiryDate(request.until, now, this.settings.days);
    const first = await this.rotate(id, date, ctx);
    if (first.minted) return first.minted;
    const shorter = dateBefore(first.words, date);
    // A 400 has rotated nothing; but make sure of it before this id is used once more.
    if (shorter === undefined) throw this.notTaken(first.words);
    await this.mustBeActive(id, ctx);
    const second = await this.rotate(id, shorter, ctx);
    if (second.minted) return second.minted;
    throw this.notTaken(second.words);
  }

  private async rotate(
    id: string,
    date: string,
    ctx: Context,
  ): Promise<{ minted?: IssuedCredential; words: string }> {
    const action = `rotate the ${this.name}`;
    const path = `${this.path}/${encodeURIComponent(id)}/rotate`;
    // Without expires_at GitLab gives it one week.
    const body = { expires_at: date };
    const call = { method: 'POST', path, action, expect: [200, 201, 400], body } as const;
    const response = await this.api.send(call, this.name, ctx);
    if (response.status === 400) return { words: ctx.masks.redact(response.text().slice(0, 1024)) };
    const answer = this.api.minted(mintedSchema, response, action);
    const secret = ctx.masks.learn(answer.token, this.username);
    const minted = { id: String(answer.id), username: this.username, secret, ...endOf(answer.expires_at) };
    return { minted, words: '' };
  }

  private async mustBeActive(id: string, ctx: Context): Promise<void> {
    const action = `look at the ${this.name}`;
    const path = `${this.path}/${encodeURIComponent(id)}`;
    const response = await this.api.send({ method: 'GET', path, action, expect: [200, 404] }, this.name, ctx);
    if (response.status === 404) throw this.notFound(INACTIVE);
    const token = parseAnswer(tokenSchema, response, { url: new URL(this.api.base) });
    if (!isActive(token)) throw this.notFound(INACTIVE);
  }

  private isOfUser({ user_id: owner }: Listed): boolean {
    return this.settings.user === undefined || owner === this.settings.user;
  }

  private notFound(hint: string) {
    return regcredError('E_TOKEN_NOT_FOUND', { api: this.api.host, token: `active ${this.name}`, hint });
  }

  private notTaken(words: string) {
    const action = `rotate the ${this.name}`;
    return regcredError('E_TOKEN_REQUEST', { api: this.api.host, action, status: 400, words: `: ${words}` });
  }
}

function isActive({ active, revoked }: Listed): boolean {
  return active && !revoked;
}

function asToken({ id, created_at, last_used_at, expires_at }: Listed, username: string): Token {
  const createdAt = endOf(created_at).expiresAt;
  const lastUsedAt = endOf(last_used_at).expiresAt;
  return {
    id: String(id),
    username,
    ...(createdAt !== undefined && { createdAt }),
    ...(lastUsedAt !== undefined && { lastUsedAt }),
    ...endOf(expires_at),
  };
}
