import { isFor, type IdClaims } from '../ci.js';
import {
  names,
  pingAnswer,
  vendorJwt,
  type IdentityVendor,
  type IdentityVendorOptions,
} from '../identity-vendor.js';
import type { Reply, SeenRequest } from '../server.js';
import { jsonBody, startVendor } from '../vendor.js';

export interface IdentityMapping {
  readonly name: string;
  readonly claims: IdClaims;
  /** The subject of the tokens it gives. */
  readonly subject: string;
  /** Seconds. */
  readonly lifetime: number;
}

export interface JfrogProvider {
  readonly issuer: string;
  readonly audience: string;
  /** Of a project; absent: of the whole platform. */
  readonly project?: string;
  readonly mappings: readonly IdentityMapping[];
}

export interface FakeJfrog extends IdentityVendor {
  readonly providers: Map<string, JfrogProvider>;
}

const refused = (status: number, message: string): Reply => ({
  status,
  body: { errors: [{ status, message }] },
});

/** The OIDC exchange of a JFrog platform, and its registry. */
export async function startJfrog(
  { ci, draw, observe }: IdentityVendorOptions,
  hosts: readonly string[],
): Promise<FakeJfrog> {
  const providers = new Map<string, JfrogProvider>();
  const tokens = new Map<string, string>();

  function exchange(request: SeenRequest): Reply {
    const body = jsonBody(request) as Record<string, string>;
    const provider = providers.get(body['provider_name'] ?? '');
    if (!provider || provider.project !== body['project_key']) return refused(404, 'OIDC provider not found');
    const claims = ci.claimsOf(body['subject_token'] ?? '');
    if (!claims || claims['iss'] !== provider.issuer)
      return refused(401, 'Token issuer is not that of the provider');
    if (!isFor(claims, provider.audience)) return refused(401, 'Token audience mismatch');
    const mapping = provider.mappings.find(
      (one) =>
        (body['identity_mapping_name'] ?? one.name) === one.name &&
        Object.entries(one.claims).every(([name, value]) => claims[name] === value),
    );
    if (!mapping) return refused(401, 'No identity mapping matches the claims');
    const exp = Math.floor(Date.now() / 1000) + mapping.lifetime;
    const access_token = vendorJwt(draw, { sub: mapping.subject, exp, aud: '*@*' });
    tokens.set(access_token, mapping.subject.split('/').at(-1) ?? '');
    return { status: 200, body: { access_token, expires_in: mapping.lifetime, token_type: 'Bearer' } };
  }

  const accepts = (username: string, password: string) => tokens.get(password) === username;
  const server = await startVendor(
    (request) => {
      const { method, url } = request;
      if (url.pathname === '/v2/') return pingAnswer(request, accepts);
      const isExchange = method === 'POST' && url.pathname === '/access/api/v1/oidc/token';
      return isExchange ? exchange(request) : { status: 404 };
    },
    { observe },
  );
  return Object.assign(server, { hosts: names(server.host, hosts), providers, accepts });
}
