import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { chooseSecret } from '../../secret/choose-secret.js';
import type { Login, IssuedCredential, MintRequest, Overlap, Token } from '../contract.js';
import type { CapturedAnswer } from './capture.js';
import { callsOf, exampleOf, nameOf, rulesOf } from './describe.js';
import type { HttpApi } from './http-api.js';
import { renew } from './renew.js';
import { mintScope } from './values.js';

/** Several tokens side by side, found again by their names: `<name>.g<N>`, with the separator of the configuration. */
export class ManySlots implements Overlap {
  readonly kind = 'overlap';
  readonly usernames: 'constant' | 'change';
  readonly slots?: number;
  readonly name: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;

  constructor(private readonly api: HttpApi) {
    this.usernames = api.settings.semantics['username-changes'] === true ? 'change' : 'constant';
    if (api.settings.semantics.slots === 2) this.slots = 2;
    this.name = nameOf(api);
    this.example = exampleOf(api);
    this.calls = callsOf(api, { create: 'rotate', revoke: 'revoke' });
  }

  async check(request: MintRequest, ctx: Context): Promise<void> {
    this.surplus(await this.list(ctx), request);
  }

  async callsToMint(request: MintRequest, ctx: Context): Promise<readonly string[]> {
    const surplus = this.surplus(await this.list(ctx), request);
    const scope = { ...mintScope(request), name: this.nameOf(request) };
    return [
      ...surplus.flatMap(({ id }) => this.callsToRevoke(id, ctx)),
      ...this.api.callNow('rotate', scope, ctx),
    ];
  }

  callsToRevoke(id: string, ctx: Context): readonly string[] {
    return this.api.callNow('revoke', { id }, ctx);
  }

  async list(ctx: Context): Promise<readonly Token[]> {
    const { list } = this.api.settings;
    if (!list) return [];
    const response = await this.api.send('list', {}, true, ctx);
    // An orphan on a later page would never be revoked (docs/faults.md F3).
    if (/;\s*rel="?next\b/i.test(response.header('link') ?? '')) {
      const problem = 'it is one page of several; ask for all tokens at once, as with ?per_page=100';
      fail('E_RESPONSE_INVALID', { host: this.api.access.api.host, problem });
    }
    const answer = this.api.answer('list', response);
    return answer.items(list.items).flatMap((item) => this.tokenOf(item));
  }

  async create(request: MintRequest, ctx: Context): Promise<IssuedCredential> {
    const { settings } = this.api;
    for (const { id } of this.surplus(await this.list(ctx), request)) await this.revoke(id, ctx);
    const chosen =
      settings.rotate.mode === 'client-supplies' ? chooseSecret(ctx, rulesOf(this.api)) : undefined;
    if (chosen) ctx.masks.add(chosen, settings.username);
    const scope = { ...mintScope(request), name: this.nameOf(request), ...(chosen && { secret: chosen }) };
    const { id, username, expiresAt, secret = chosen } = await renew(this.api, scope, false, ctx);
    if (id === undefined || !secret) {
      const [api, action] = [this.api.access.api.host, this.api.action('rotate')];
      fail('E_TOKEN_ANSWER', { api, action, problem: 'it has no id or no secret' });
    }
    return { id, username, secret, ...(expiresAt !== undefined && { expiresAt }) };
  }

  async revoke(id: string, ctx: Context): Promise<void> {
    await this.api.send('revoke', { id }, true, ctx);
  }

  private nameOf({ generation }: MintRequest): string {
    const { name, separator = '.' } = this.api.settings;
    return `${name}${separator}g${generation}`;
  }

  /** Unused tokens to revoke first where there are two slots. Throws E_SLOTS_FULL. */
  private surplus(alive: readonly Token[], { keep }: MintRequest): readonly Token[] {
    if (this.api.settings.semantics.slots !== 2 || alive.length < 2) return [];
    const free = alive
      .filter(({ id }) => !keep.includes(id))
      .sort((a, b) => (a.generation ?? 0) - (b.generation ?? 0));
    const needed = alive.length - 1;
    if (free.length >= needed) return free.slice(0, needed);
    fail('E_SLOTS_FULL', {
      token: this.name,
      hint: 'Both tokens are in use: wait until one is revoked.',
    });
  }

  /** Nothing when it is not ours, by its name. */
  private tokenOf(item: CapturedAnswer): readonly Token[] {
    const { list, name: own, separator = '.', username } = this.api.settings;
    if (!list) return [];
    const full = item.text(`${list.name.replace(/\?$/, '')}?`) ?? '';
    const name = full.startsWith(list.prefix ?? '') ? full.slice(list.prefix?.length ?? 0) : full;
    const mark = `${own}${separator}g`;
    const number = name.startsWith(mark) ? name.slice(mark.length) : '';
    const generation = name === own ? 0 : /^[1-9]\d{0,8}$/.test(number) ? Number(number) : undefined;
    const id = generation === undefined ? undefined : item.text(list.id);
    if (generation === undefined || id === undefined) return [];
    const found = {
      username: item.text(list.username) ?? username,
      createdAt: item.instant(list['created-at']),
      expiresAt: item.instant(list['expires-at']),
      lastUsedAt: item.instant(list['last-used-at']),
    };
    const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
    return [{ id, generation, ...known }];
  }
}
