import { expect, it } from 'vitest';
import type { Context } from '../../src/context/context.js';
import type { RegcredError } from '../../src/errors/error.js';
import type { ErrorCode } from '../../src/errors/list.js';
import { parseAddress } from '../../src/registries/address.js';
import { detect } from '../../src/registries/detect.js';
import type { Credential } from '../../src/registries/contract.js';
import { Secret } from '../../src/secret/secret.js';
import { startInternet, type Internet } from '../fakes/internet.js';
import type { Reply } from '../fakes/server.js';
import type { VendorServer } from '../fakes/vendor.js';
import { failure, running } from '../http/client.js';

export interface Given {
  readonly registry: string;
  readonly provider?: string;
  readonly identity: string;
  readonly username?: string;
  readonly secret?: string;
}

/** Logs in as the input says, through the catalog. */
export async function logIn(given: Given, ctx: Context): Promise<Credential> {
  const { registry, provider, identity, username, secret } = given;
  const address = parseAddress(registry);
  const module = await detect(address, provider).load();
  return module.login(
    {
      address,
      identity,
      ...(username !== undefined && { username }),
      ...(secret !== undefined && { secret: new Secret(secret) }),
    },
    ctx,
  );
}

/** An internet that has one vendor's host, and an attacker's. */
export async function internetOf(host: string, server: VendorServer): Promise<Internet> {
  return running(startInternet({ [host]: server.host }));
}

/** A vendor's fake behind its real host name, and a login that succeeds there. */
export interface Exchange {
  readonly host: string;
  readonly server: VendorServer;
  readonly given: Given;
  readonly internet: Internet;
  readonly env?: Readonly<Record<string, string>>;
}

/** What every exchange promises, whatever goes wrong on the way (docs/faults.md D6, D8 to D11). */
export function keepsItsPromises(
  open: () => Promise<Exchange>,
  { status, unusable }: { readonly status: number; readonly unusable: readonly unknown[] },
): void {
  const failing = async (replies: readonly (Reply | 'drop')[]) => {
    const { server, internet, given, host, env } = await open();
    const errors: RegcredError[] = [];
    for (const happens of replies) {
      server.mishap = () => ({ when: 'before', happens });
      const error = await failure(logIn(given, internet.context({ ...(env && { env }) })));
      expect(error.toString()).not.toContain('…');
      errors.push(error);
    }
    expect(new Set(internet.wanted)).toEqual(new Set([`${host}:443`]));
    return errors;
  };

  it.each<[string, Reply | 'drop', ErrorCode, number]>([
    ['a limit', { status: 429, headers: { 'retry-after': '86400' } }, 'E_RATE_LIMITED', 75],
    ['a fault of the server', { status: 500, body: 'x' }, 'E_SERVER_UNAVAILABLE', 75],
    ['a gateway', { status: 503, headers: { 'retry-after': '120' } }, 'E_SERVER_UNAVAILABLE', 75],
    ['a lost connection', 'drop', 'E_CONNECTION_LOST', 75],
    ['a portal', { status, body: '<html>Log in</html>' }, 'E_RESPONSE_INVALID', 1],
    ['a body without end', { status, body: ' '.repeat(300_000) }, 'E_RESPONSE_TOO_LARGE', 1],
    ['an odd refusal', { status: 418, body: 'a ::add-mask::teapot' }, 'E_IDENTITY_REFUSED', 1],
  ])('D9, D10, D11: %s', async (_, reply, code, exit) => {
    const [error] = await failing([reply]);
    expect({ code: error?.code, exit: error?.exit }).toEqual({ code, exit });
    expect(error?.message).not.toContain('::add-mask');
  });

  it('D6: no redirect to another host is followed', async () => {
    const headers = { location: 'https://attacker.example/' };
    const kinds = [301, 302, 303, 307, 308];
    const errors = await failing(kinds.map((redirect) => ({ status: redirect, headers })));
    expect(errors.map(({ code }) => code)).toEqual(kinds.map(() => 'E_REDIRECT_REFUSED'));
  });

  it('D8: an answer without a usable token is none', async () => {
    const bodies = [...unusable, {}, [], null, 'text', 12].map((body) => JSON.stringify(body));
    const errors = await failing(bodies.map((body) => ({ status, body })));
    expect(errors.map(({ code }, index) => ({ body: bodies[index], code }))).toEqual(
      bodies.map((body) => ({ body, code: 'E_TOKEN_INVALID' })),
    );
  });

  it('a refusal by a server whose clock is an hour away is about clocks', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const [error] = await failing([{ status: 401, headers: { date }, body: {} }]);
    expect(error?.code).toBe('E_CLOCK_SKEW');
    expect(error?.message).toMatch(/ (?:59|60|61) min/);
  });

  it('a passing fault is tried again', async () => {
    const { server, internet, given, env } = await open();
    let left = 1;
    server.mishap = () => (left-- > 0 ? { when: 'before', happens: { status: 503 } } : undefined);
    const { secret } = await logIn(given, internet.context({ ...(env && { env }) }));
    expect(secret.isEmpty).toBe(false);
  });
}
