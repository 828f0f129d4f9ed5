import type { Observe, Reply, SeenRequest } from './server.js';
import type { FakeCi } from './ci.js';
import type { Hosts } from './forward-proxy.js';
import { basicPair, type VendorServer } from './vendor.js';

/** A vendor that takes ID tokens and gives logins of its registry for them. */
export interface IdentityVendor extends VendorServer {
  /** The names by which the vendor is known on the internet. */
  readonly hosts: Hosts;
  /** Whether the registry takes this pair now. */
  accepts(username: string, password: string): boolean;
}

export interface IdentityVendorOptions {
  readonly ci: Pick<FakeCi, 'claimsOf'>;
  readonly draw: () => string;
  readonly observe: Observe;
}

export const names = (host: string, all: readonly string[]): Hosts =>
  Object.fromEntries(all.map((name) => [name, host]));

/** The ping of a registry that takes exactly the issued pairs, for docker as for us. */
export function pingAnswer(
  { authorization }: SeenRequest,
  accepts: (username: string, password: string) => boolean,
): Reply {
  const pair = basicPair(authorization);
  const headers = { 'docker-distribution-api-version': 'registry/2.0' };
  if (pair && accepts(pair.username, pair.password)) return { status: 200, headers, body: {} };
  const body = { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required', detail: null }] };
  return { status: 401, headers: { ...headers, 'www-authenticate': 'Basic realm="fake"' }, body };
}

/** A JWT of a vendor: its signature is a fresh secret. */
export function vendorJwt(draw: () => string, claims: Readonly<Record<string, unknown>>): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${draw()}`;
}
