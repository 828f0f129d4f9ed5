import { isFor } from '../ci.js';
import {
  names,
  pingAnswer,
  vendorJwt,
  type IdentityVendor,
  type IdentityVendorOptions,
} from '../identity-vendor.js';
import type { Reply, SeenRequest } from '../server.js';
import { startVendor } from '../vendor.js';

export interface EntraApplication {
  readonly tenant: string;
  readonly federated: readonly {
    readonly issuer: string;
    readonly subject: string;
    readonly audience: string;
  }[];
  secret?: string;
  /** What it may do with the registry; empty: nothing. */
  readonly roles: string[];
}

export interface FakeAzure extends IdentityVendor {
  /** By client id. */
  readonly applications: Map<string, EntraApplication>;
}

const NULL_GUID = '00000000-0000-0000-0000-000000000000';
const LIFETIME = 3 * 3600;

const entraError = (status: number, code: number, text: string): Reply => ({
  status,
  body: {
    error: status === 401 ? 'invalid_client' : 'invalid_request',
    error_description: `AADSTS${code}: ${text} Trace ID: 0 Correlation ID: 0 Timestamp: 2026-11-22 12:00:00Z`,
    error_codes: [code],
  },
});
const denied = (status: number, code: string, message: string): Reply => ({
  status,
  body: { errors: [{ code, message }] },
});

/** Entra of one cloud, and the registry acme in it. */
export async function startAzure(
  { ci, draw, observe }: IdentityVendorOptions,
  cloud: { readonly login: string; readonly registry: string },
): Promise<FakeAzure> {
  const applications = new Map<string, EntraApplication>();
  const entra = new Map<string, { client: string; tenant: string }>();
  const refresh = new Set<string>();

  function token({ url, body }: SeenRequest): Reply {
    const form = new URLSearchParams(body.toString());
    const [, tenant = ''] = url.pathname.split('/');
    const client = form.get('client_id') ?? '';
    const application = applications.get(client);
    if (![...applications.values()].some((one) => one.tenant === tenant))
      return entraError(400, 90002, `Tenant '${tenant}' not found.`);
    if (application?.tenant !== tenant)
      return entraError(400, 700016, `Application '${client}' was not found.`);
    if (!/\/\.default$/.test(form.get('scope') ?? '')) return entraError(400, 1002012, 'scope');
    const refusal = form.has('client_secret')
      ? form.get('client_secret') === application.secret
        ? undefined
        : entraError(401, 7000215, 'Invalid client secret provided.')
      : assertionRefusal(form, application);
    if (refusal) return refusal;
    const access_token = vendorJwt(draw, { sub: client, tid: tenant });
    entra.set(access_token, { client, tenant });
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token },
    };
  }

  function assertionRefusal(form: URLSearchParams, { federated }: EntraApplication): Reply | undefined {
    if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      return entraError(400, 900144, 'The request body must contain client_assertion_type.');
    const claims = ci.claimsOf(form.get('client_assertion') ?? '');
    if (!claims) return entraError(401, 50027, 'JWT token is invalid or malformed.');
    const text = 'No matching federated identity record found for presented assertion';
    const ofIssuer = federated.filter(({ issuer }) => issuer === claims['iss']);
    if (ofIssuer.length === 0) return entraError(401, 700211, `${text} issuer '${String(claims['iss'])}'.`);
    const ofSubject = ofIssuer.filter(({ subject }) => subject === claims['sub']);
    if (ofSubject.length === 0) return entraError(401, 700213, `${text} subject '${String(claims['sub'])}'.`);
    return ofSubject.some(({ audience }) => isFor(claims, audience))
      ? undefined
      : entraError(401, 700212, `${text} audience.`);
  }

  function exchange({ body }: SeenRequest): Reply {
    const form = new URLSearchParams(body.toString());
    const found = entra.get(form.get('access_token') ?? '');
    if (form.get('grant_type') !== 'access_token' || form.get('service') !== cloud.registry)
      return denied(400, 'UNSUPPORTED', 'The request is not supported.');
    const roles = applications.get(found?.client ?? '')?.roles ?? [];
    if (found?.tenant !== form.get('tenant') || roles.length === 0)
      return denied(401, 'UNAUTHORIZED', 'authentication required, visit https://aka.ms/acr/authorization');
    const exp = Math.floor(Date.now() / 1000) + LIFETIME;
    const refresh_token = vendorJwt(draw, { exp, aud: cloud.registry, grant_type: 'refresh_token' });
    refresh.add(refresh_token);
    return { status: 200, body: { refresh_token } };
  }

  const accepts = (username: string, password: string) => username === NULL_GUID && refresh.has(password);
  const server = await startVendor(
    (request) => {
      const { method, url, headers } = request;
      const at = `${method} ${String(headers.host)}${url.pathname}`;
      if (at === `GET ${cloud.registry}/v2/`) return pingAnswer(request, accepts);
      if (at === `POST ${cloud.registry}/oauth2/exchange`) return exchange(request);
      const isToken = at.startsWith(`POST ${cloud.login}/`) && at.endsWith('/oauth2/v2.0/token');
      return isToken ? token(request) : { status: 404 };
    },
    { observe },
  );
  return Object.assign(server, {
    hosts: names(server.host, [cloud.login, cloud.registry]),
    applications,
    accepts,
  });
}
