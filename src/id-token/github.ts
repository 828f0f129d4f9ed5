import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import { bearer } from '../distribution/authorization.js';
import { unclear } from '../distribution/rejection.js';
import type { HttpResponse } from '../context/http.js';
import { isLoopbackHost } from '../http/address.js';
import type { Secret } from '../secret/secret.js';

const PERMISSIONS = 'permissions: {contents: read, id-token: write}';

/**
 * Asks GitHub for the job's ID token (docs.github.com, OpenID Connect; actions/toolkit oidc-utils.ts). It may
 * be asked again: toolkit's own request is known to fail now and then (actions/toolkit#1441).
 */
export async function githubIdToken(audience: string, ctx: Context): Promise<Secret> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = ctx.env;
  if (!address || !token) fail('E_OIDC_PERMISSION', { yaml: PERMISSIONS });
  const url = requestUrl(address, audience, ctx.env);
  const response = await ctx.http.send({
    method: 'GET',
    url,
    headers: {
      authorization: bearer(ctx.masks.learn(token)),
      accept: 'application/json; api-version=2.0',
      'user-agent': 'actions/oidc-client',
    },
  });
  if (response.status === 200) return tokenOf(response, url.host, ctx);
  if (response.status === 429 || response.status >= 500) throw unclear(response, url.host, ctx);
  fail('E_OIDC_REFUSED', { host: url.host, status: response.status, yaml: PERMISSIONS });
}

/** The runner sets it; another program of the job could have, too, and would receive the job's own token. */
function requestUrl(address: string, audience: string, env: Context['env']): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !isTrusted(url, env['GITHUB_SERVER_URL'])) fail('E_OIDC_URL', { host: url?.host ?? '' });
  url.searchParams.set('audience', audience);
  return url;
}

/** github.com's runner service, data residency, or the GitHub server this job belongs to. */
function isTrusted({ protocol, hostname, username, password }: URL, server: string | undefined): boolean {
  if (username || password) return false;
  if (isLoopbackHost(hostname)) return true;
  if (protocol !== 'https:') return false;
  const home = server && URL.canParse(server) ? new URL(server).hostname : '';
  const domains = [
    'actions.githubusercontent.com',
    'ghe.com',
    ...(home && home !== 'github.com' ? [home] : []),
  ];
  return domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

function tokenOf(response: HttpResponse, host: string, ctx: Context): Secret {
  const body = response.json();
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
  if (typeof value !== 'string' || !/^[\w.-]+$/.test(value)) {
    fail('E_TOKEN_INVALID', { host, problem: 'its answer holds no ID token' });
  }
  return ctx.masks.learn(value);
}
