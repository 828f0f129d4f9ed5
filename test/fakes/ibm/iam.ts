import type { IssuedToken } from '../issued.js';
import type { Reply, SeenRequest } from '../server.js';
import { startVendor, type VendorOptions, type VendorServer } from '../vendor.js';

export interface IamOptions extends VendorOptions {
  readonly keys: Readonly<Record<string, 'active' | 'locked'>>;
}

export interface FakeIam extends VendorServer {
  readonly issued: readonly IssuedToken[];
}

const GRANT = 'urn:ibm:params:oauth:grant-type:apikey';
const told = (status: number, errorCode: string, errorMessage: string): Reply => ({
  status,
  body: { errorCode, errorMessage, context: { requestId: 'x' } },
});

/** `POST /identity/token` of iam.cloud.ibm.com. */
export async function startIam(options: IamOptions): Promise<FakeIam> {
  const { now = Date.now, draw, keys } = options;
  const issued: IssuedToken[] = [];
  const server = await startVendor((request: SeenRequest) => {
    if (request.method !== 'POST' || request.url.pathname !== '/identity/token')
      return told(404, 'NOTFOUND', 'no');
    const form = new URLSearchParams(request.body.toString('utf8'));
    if (form.get('grant_type') !== GRANT)
      return told(400, 'BXNIM0109E', 'Property missing or empty: grant_type');
    const state = keys[form.get('apikey') ?? ''];
    if (state === undefined) return told(400, 'BXNIM0415E', 'Provided API key could not be found.');
    if (state === 'locked') return told(403, 'BXNIM0462E', 'The API key is locked.');
    const expiresAt = (Math.floor(now() / 1000) + 3600) * 1000;
    const token = { access_token: draw(), refresh_token: 'not_supported', token_type: 'Bearer' };
    issued.push({ username: 'iambearer', secret: token.access_token, expiresAt, asked: {} });
    return {
      status: 200,
      body: { ...token, expires_in: 3600, expiration: expiresAt / 1000, scope: 'ibm openid' },
    };
  }, options);
  return Object.defineProperty(server as FakeIam, 'issued', { value: issued });
}
