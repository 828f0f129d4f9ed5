import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { chooseSecret } from '../../secret/choose-secret.js';
import type { Secret } from '../../secret/secret.js';
import type {
  Login,
  IssuedCredential,
  MintRequest,
  ReplaceChosen,
  ReplaceIssued,
  Token,
} from '../contract.js';
import { callsOf, exampleOf, nameOf, rulesOf } from './describe.js';
import type { HttpApi } from './http-api.js';
import { inspect } from './inspect.js';
import { renew } from './renew.js';
import { mintScope } from './values.js';

/** One slot, and we choose the secret. */
export class ChosenSlot implements ReplaceChosen {
  readonly kind = 'replace';
  readonly chooses = 'client';
  readonly name: string;
  readonly username: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;

  constructor(private readonly api: HttpApi) {
    this.name = nameOf(api);
    this.username = api.settings.username ?? '';
    this.example = exampleOf(api);
    this.calls = callsOf(api, { replace: 'rotate' });
  }

  choose(ctx: Context): Secret {
    return chooseSecret(ctx, rulesOf(this.api));
  }

  async check(_request: MintRequest, ctx: Context): Promise<void> {
    await mustExist(this.api, ctx);
  }

  async callsToMint(request: MintRequest, ctx: Context): Promise<readonly string[]> {
    return this.api.callNow('rotate', mintScope(request), ctx);
  }

  async replace(
    secret: Secret,
    request: MintRequest,
    ctx: Context,
  ): Promise<Omit<IssuedCredential, 'secret'>> {
    ctx.masks.add(secret, this.username);
    const { id, username, expiresAt } = await renew(this.api, { ...mintScope(request), secret }, true, ctx);
    const { settings } = this.api;
    return {
      id: id ?? settings['credential-id'] ?? settings.name,
      username,
      ...(expiresAt !== undefined && { expiresAt }),
    };
  }
}

/** One slot, and the server generates the secret. */
export class IssuedSlot implements ReplaceIssued {
  readonly kind = 'replace';
  readonly chooses = 'registry';
  readonly name: string;
  readonly username: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;
  readonly readBack?: (ctx: Context) => Promise<IssuedCredential | undefined>;

  constructor(private readonly api: HttpApi) {
    this.name = nameOf(api);
    this.username = api.settings.username ?? '';
    this.example = exampleOf(api);
    this.calls = callsOf(api, { regenerate: 'rotate' });
    if (api.settings.inspect?.capture.secret === undefined) return;
    this.readBack = async (ctx) => {
      const found = await inspect(this.api, ctx);
      if (!found?.secret) return undefined;
      const { id, expiresAt } = found.token;
      const minted = { id, secret: found.secret, username: this.username };
      return { ...minted, ...(expiresAt !== undefined && { expiresAt }) };
    };
  }

  async check(_request: MintRequest, ctx: Context): Promise<void> {
    await mustExist(this.api, ctx);
  }

  async callsToMint(request: MintRequest, ctx: Context): Promise<readonly string[]> {
    return this.api.callNow('rotate', mintScope(request), ctx);
  }

  async current(ctx: Context): Promise<Token | undefined> {
    return (await inspect(this.api, ctx))?.token;
  }

  async regenerate(id: string, request: MintRequest, ctx: Context): Promise<IssuedCredential> {
    const renewed = await renew(this.api, { ...mintScope(request), id }, false, ctx);
    const { secret, username, expiresAt } = renewed;
    if (!secret) {
      const [api, action] = [this.api.access.api.host, this.api.action('rotate')];
      fail('E_TOKEN_ANSWER', { api, action, problem: 'it has no secret' });
    }
    return { id: renewed.id ?? id, username, secret, ...(expiresAt !== undefined && { expiresAt }) };
  }
}

async function mustExist(api: HttpApi, ctx: Context): Promise<void> {
  // Without `inspect`, signing in is all that can be proved.
  await api.signIn(ctx);
  if (await inspect(api, ctx)) return;
  const { name } = api.settings;
  const hint = 'Check the names and ids under token, and what inspect asks for.';
  fail('E_TOKEN_NOT_FOUND', { api: api.access.api.host, token: name, hint });
}
