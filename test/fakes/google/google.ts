import { isFor, type IdClaims } from '../ci.js';
import { names, pingAnswer, type IdentityVendor, type IdentityVendorOptions } from '../identity-vendor.js';
import type { Reply, SeenRequest } from '../server.js';
import { jsonBody, startVendor } from '../vendor.js';

export interface GoogleProvider {
  readonly issuer: string;
  /** Empty: the provider's own full name. */
  readonly audiences: readonly string[];
  /** The attribute condition. */
  admits(claims: IdClaims): boolean;
}

export interface FakeGoogle extends IdentityVendor {
  /** By `projects/…/providers/…`. */
  readonly providers: Map<string, GoogleProvider>;
  /** Which principals (subjects, or another account) may act as a service account. */
  readonly accounts: Map<string, Set<string>>;
  /** The service account as which the machine runs. */
  machine: string | undefined;
  /** As whom a pair acts. */
  principalOf(username: string, password: string): string | undefined;
}

const HOUR = 3600;
const METADATA = '/computeMetadata/v1/instance/service-accounts/default/token';
const rpc = (code: number, status: string, message: string): Reply => ({
  status: code,
  body: { error: { code, status, message } },
});
const oauth = (status: number, error: string, error_description: string): Reply => ({
  status,
  body: { error, error_description },
});

/** Google's STS, IAM credentials, metadata server, and a registry of Artifact Registry. */
export async function startGoogle({ ci, draw, observe }: IdentityVendorOptions): Promise<FakeGoogle> {
  const providers = new Map<string, GoogleProvider>();
  const accounts = new Map<string, Set<string>>();
  const tokens = new Map<string, string>();
  const own: Pick<FakeGoogle, 'machine'> = { machine: undefined };
  const give = (principal: string) => {
    const token = `ya29.${draw()}`;
    tokens.set(token, principal);
    return token;
  };

  function exchange(request: SeenRequest): Reply {
    const { audience, subjectToken, scope } = jsonBody(request) as Record<string, string>;
    const name = /^\/\/iam\.googleapis\.com\/(.*)$/.exec(audience ?? '')?.[1] ?? '';
    const provider = providers.get(name);
    if (!provider)
      return oauth(
        400,
        'invalid_target',
        'The target service indicated by the "audience" parameters is invalid.',
      );
    const claims = ci.claimsOf(subjectToken ?? '');
    if (!claims) return oauth(400, 'invalid_grant', 'The ID Token could not be verified.');
    if (claims['iss'] !== provider.issuer)
      return oauth(
        400,
        'invalid_grant',
        `The issuer in ID Token ${String(claims['iss'])} does not match the expected ones.`,
      );
    const wanted =
      provider.audiences.length > 0 ? provider.audiences : [`https://iam.googleapis.com/${name}`];
    if (!wanted.some((one) => isFor(claims, one)))
      return oauth(400, 'invalid_grant', 'The audience in ID Token does not match the expected audience.');
    if (!provider.admits(claims))
      return oauth(
        401,
        'unauthorized_client',
        'The given credential is rejected by the attribute condition.',
      );
    if (!scope?.includes('cloud-platform')) return oauth(400, 'invalid_scope', 'scope');
    const issued_token_type = 'urn:ietf:params:oauth:token-type:access_token';
    const access_token = give(String(claims['sub']));
    return { status: 200, body: { access_token, issued_token_type, token_type: 'Bearer', expires_in: HOUR } };
  }

  function impersonate(request: SeenRequest, account: string): Reply {
    const principal = tokens.get(/^Bearer (\S+)$/.exec(request.authorization ?? '')?.[1] ?? '');
    if (principal === undefined)
      return rpc(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    if (!accounts.get(account)?.has(principal))
      return rpc(
        403,
        'PERMISSION_DENIED',
        "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
      );
    const { lifetime } = jsonBody(request) as { lifetime?: string };
    const seconds = Number(/^(\d+)s$/.exec(lifetime ?? '')?.[1]);
    if (seconds > HOUR)
      return rpc(400, 'INVALID_ARGUMENT', `The requested lifetime ${lifetime ?? ''} is larger than allowed.`);
    const expireTime = new Date(Date.now() + seconds * 1000).toISOString();
    return { status: 200, body: { accessToken: give(account), expireTime } };
  }

  function answer(request: SeenRequest): Reply {
    const { method, url, headers } = request;
    if (url.pathname === '/v2/') return pingAnswer(request, accepts);
    if (method === 'POST' && url.pathname === '/v1/token') return exchange(request);
    const account = /^\/v1\/projects\/-\/serviceAccounts\/([^/]+):generateAccessToken$/.exec(
      url.pathname,
    )?.[1];
    if (method === 'POST' && account) return impersonate(request, decodeURIComponent(account));
    if (method !== 'GET' || url.pathname !== METADATA) return { status: 404 };
    if (headers['metadata-flavor'] !== 'Google') return { status: 403 };
    if (own.machine === undefined) return { status: 404, body: 'not found' };
    const body = { access_token: give(own.machine), expires_in: 1800, token_type: 'Bearer' };
    return { status: 200, headers: { 'metadata-flavor': 'Google' }, body };
  }

  const principalOf = (username: string, password: string) =>
    username === 'oauth2accesstoken' ? tokens.get(password) : undefined;
  const accepts = (username: string, password: string) => principalOf(username, password) !== undefined;
  const server = await startVendor(answer, { observe });
  const hosts = names(server.host, [
    'sts.googleapis.com',
    'iamcredentials.googleapis.com',
    'europe-west3-docker.pkg.dev',
  ]);
  return Object.defineProperties(server as FakeGoogle, {
    hosts: { value: hosts },
    providers: { value: providers },
    accounts: { value: accounts },
    machine: { get: () => own.machine, set: (value: string) => (own.machine = value) },
    accepts: { value: accepts },
    principalOf: { value: principalOf },
  });
}
