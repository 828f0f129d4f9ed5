import { parseAddress } from '../../../src/registries/address.js';
import type { Context } from '../../../src/context/context.js';
import { createHttp } from '../../../src/http/create-http.js';
import { tokens } from '../../../src/registries/http/tokens.js';
import type { TokenAccess, TokenApi } from '../../../src/registries/contract.js';
import { Secret } from '../../../src/secret/secret.js';
import { testContext } from '../../context.js';

export type TestContext = Context & { readonly lines: string[] };

/** A context that sends real requests and whose masks hide what was learned. */
export function sending(overrides: Partial<Context> = {}): TestContext {
  const ctx = testContext(overrides);
  return { ...ctx, http: createHttp(ctx) };
}

export function accessTo(origin: string, password: string, base = ''): TokenAccess {
  return {
    address: parseAddress(new URL(origin).host),
    api: new URL(`${origin}${base}`),
    plainHttp: true,
    admin: { username: 'admin', secret: new Secret(password) },
  };
}

export function openAs<Kind extends TokenApi>(settings: unknown, access: TokenAccess): Kind {
  return tokens.open(settings, access) as Kind;
}

export const request = (generation = 1, ...keep: string[]) => ({
  generation,
  until: Date.parse('2027-01-15T12:00:00Z'),
  keep,
});
