import { generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import { bearerOf, type IssuedToken } from '../issued.js';
import type { Reply, SeenRequest } from '../server.js';
import { jsonBody, startVendor, type VendorOptions, type VendorServer } from '../vendor.js';

export interface Installation {
  readonly app: string;
  readonly repositories: readonly string[];
  /** What the organisation has agreed to. */
  readonly packages?: 'read' | 'write';
  readonly suspended?: boolean;
}

export interface GithubAppOptions extends VendorOptions {
  /** Public keys by App ID. */
  readonly keys: Readonly<Record<string, KeyObject>>;
  /** By their numbers. */
  readonly installations: Readonly<Record<string, Installation>>;
}

export interface FakeGithubApp extends VendorServer {
  readonly issued: readonly IssuedToken[];
}

const told = (status: number, message: string): Reply => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
});
const HOUR = 3_600_000;

/** A new pair of keys; the private one as the .pem file that GitHub gives. */
export function appKeys(type: 'rsa' | 'ec' = 'rsa') {
  const pair =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** `POST /app/installations/{id}/access_tokens`, as docs.github.com describes it. */
export async function startGithubApp(options: GithubAppOptions): Promise<FakeGithubApp> {
  const { now = Date.now, draw, keys, installations } = options;
  const issued: IssuedToken[] = [];

  const issue = (installation: Installation, request: SeenRequest): Reply => {
    const { permissions = {}, repositories } = jsonBody(request) as {
      permissions?: Record<string, string>;
      repositories?: string[];
    };
    const isMore = permissions['packages'] === 'write' && installation.packages !== 'write';
    if (installation.packages === undefined || isMore) {
      return told(422, 'The permissions requested are not granted to this installation.');
    }
    if (repositories?.some((name) => !installation.repositories.includes(name))) {
      return told(422, 'There is at least one repository that does not exist or is not accessible.');
    }
    const asked = { permissions, repositories };
    const expiresAt = Math.floor(now() / 1000) * 1000 + HOUR;
    const secret = `ghs_${draw()}`;
    issued.push({ username: 'x-access-token', secret, expiresAt, asked });
    const expires_at = new Date(expiresAt).toISOString().replace('.000Z', 'Z');
    const repository_selection = repositories ? 'selected' : 'all';
    return { status: 201, body: { token: secret, expires_at, permissions, repository_selection } };
  };

  const server = await startVendor((request) => {
    const [, id = ''] =
      /^(?:\/api\/v3)?\/app\/installations\/(\d+)\/access_tokens$/.exec(request.url.pathname) ?? [];
    if (request.method !== 'POST' || id === '') return told(404, 'Not Found');
    const said = claimsOf(bearerOf(request), keys);
    if (said === undefined) return told(401, 'A JSON web token could not be decoded');
    const seconds = now() / 1000;
    if (said.iat > seconds) return told(401, "'Issued at' claim ('iat') must be an Integer in the past");
    if (said.exp > seconds + 600)
      return told(401, "'Expiration time' claim ('exp') is too far in the future");
    if (said.exp < seconds) return told(401, "'Expiration time' claim ('exp') must be in the future");
    const installation = installations[id];
    if (installation?.app !== said.iss) return told(404, 'Not Found');
    if (installation.suspended) return told(403, 'This installation has been suspended');
    return issue(installation, request);
  }, options);
  return Object.defineProperty(server as FakeGithubApp, 'issued', { value: issued });
}

interface Said {
  readonly iss: string;
  readonly iat: number;
  readonly exp: number;
}

function claimsOf(jwt: string, keys: GithubAppOptions['keys']): Said | undefined {
  const [head = '', payload = '', signature = ''] = jwt.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
  try {
    if ((read(head) as { alg: string }).alg !== 'RS256') return undefined;
    const said = read(payload) as Said;
    const key = keys[said.iss];
    const bytes = Buffer.from(`${head}.${payload}`);
    return key && verify('RSA-SHA256', bytes, key, Buffer.from(signature, 'base64url')) ? said : undefined;
  } catch {
    return undefined;
  }
}
