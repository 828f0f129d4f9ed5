import { bearerOf, type IssuedToken } from '../issued.js';
import type { Reply, SeenRequest } from '../server.js';
import { startVendor, type VendorOptions, type VendorServer } from '../vendor.js';

export interface DigitaloceanOptions extends VendorOptions {
  /** API tokens and their scopes. */
  readonly tokens: Readonly<Record<string, readonly string[]>>;
  readonly registries: readonly string[];
  /** What the issued pair looks like; the vendor's own example has the secret on both sides, and a line end. */
  readonly pair?: (secret: string) => string;
}

export interface FakeDigitalocean extends VendorServer {
  readonly issued: readonly IssuedToken[];
}

const told = (status: number, id: string, message: string): Reply => ({
  status,
  headers: { 'ratelimit-limit': '5000', 'ratelimit-remaining': '4999', 'ratelimit-reset': '1415984218' },
  body: { id, message },
});

/** `GET /v2/registries/{name}/docker-credentials` of api.digitalocean.com. */
export async function startDigitalocean(options: DigitaloceanOptions): Promise<FakeDigitalocean> {
  const { now = Date.now, draw, tokens, registries, pair = (secret) => `${secret}:${secret}\n` } = options;
  const issued: IssuedToken[] = [];

  const issue = ({ searchParams }: URL): Reply => {
    const secret = `dop_v1_${draw()}`;
    const asked = Object.fromEntries(searchParams);
    const seconds = Number(searchParams.get('expiry_seconds') ?? '0');
    const expiresAt = seconds > 0 ? now() + seconds * 1000 : Infinity;
    const text = pair(secret);
    issued.push({ username: text.slice(0, text.indexOf(':')), secret, expiresAt, asked });
    const auth = Buffer.from(text).toString('base64');
    return { status: 200, body: { auths: { 'registry.digitalocean.com': { auth } } } };
  };

  const server = await startVendor((request: SeenRequest) => {
    const [, name = ''] = /^\/v2\/registries\/([^/]+)\/docker-credentials$/.exec(request.url.pathname) ?? [];
    const scopes = tokens[bearerOf(request)];
    if (scopes === undefined) return told(401, 'Unauthorized', 'Unable to authenticate you');
    if (request.method !== 'GET' || !registries.includes(name)) {
      return told(404, 'not_found', 'The resource you requested could not be found.');
    }
    const needed =
      request.url.searchParams.get('read_write') === 'true' ? 'registry:update' : 'registry:read';
    if (!scopes.includes(needed))
      return told(403, 'Forbidden', 'You are not authorized to perform this operation');
    return issue(request.url);
  }, options);
  return Object.defineProperty(server as FakeDigitalocean, 'issued', { value: issued });
}
