import type { Context } from '../context/context.js';
import { parseChallenges } from '../distribution/challenge.js';
import type { Endpoint } from '../distribution/distribution.js';
import { unresolved } from '../distribution/handshake.js';
import { ping } from '../distribution/ping.js';
import { fail } from '../errors/error.js';

/**
 * Refuses a login with a scope where Buildx would never read it: it looks for one only when a token server is asked
 * for a token of exactly one scope, and a registry with Basic authentication has none (docs/reference/login.md 1.10).
 * Asks without a credential. What does not answer is left to the login itself. Throws E_SCOPE_UNREAD.
 */
export async function refuseUnreadScope(endpoint: Endpoint, name: string, ctx: Context): Promise<void> {
  const schemes = await schemesOf(endpoint, ctx).catch((error: unknown) => {
    unresolved(error, ctx);
    return [] as string[];
  });
  if (schemes.includes('basic') && !schemes.includes('bearer')) fail('E_SCOPE_UNREAD', { registry: name });
}

async function schemesOf(endpoint: Endpoint, ctx: Context): Promise<readonly string[]> {
  const { response, base } = await ping(endpoint, ctx);
  if (response.status !== 401) return [];
  return parseChallenges(response.header('www-authenticate') ?? '', base.host).map(({ scheme }) => scheme);
}
