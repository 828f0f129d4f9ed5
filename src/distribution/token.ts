import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import type { Network } from '../context/http.js';
import type { HttpRequest, HttpResponse } from '../context/http.js';
import { basic, refreshForm } from './authorization.js';
import type { Answer, Handshake, Login, Right } from './distribution.js';
import { isRefusedGrant, rejection, unclear } from './rejection.js';
import { scopes } from './scope.js';
import { parseToken } from './token-answer.js';

const CLIENT = 'regcred';

export interface TokenRequest {
  /** The token server, already trusted (realm-policy.ts). */
  readonly realm: URL;
  readonly service?: string;
  readonly login?: Login;
  readonly rights: readonly Right[];
  /** The registry: whether the token server is the same host, and in what network the registry is. */
  readonly registry: URL;
  readonly network?: Network;
}

/**
 * Asks the token server for a bearer token: GET with Basic, or the OAuth2 form for an identity token, which
 * not every server offers (404: GET). No redirect is followed: a 307 would carry the secret elsewhere.
 */
export async function requestToken(request: TokenRequest, ctx: Context): Promise<Answer<Handshake>> {
  const form =
    request.login?.identityToken === true ? await ctx.http.send(post(request, request.login)) : undefined;
  const offered = form !== undefined && form.status !== 404;
  const response = offered ? form : await ctx.http.send(get(request));
  const { status } = response;
  if (status === 401 || status === 403 || (offered && isRefusedGrant(response))) {
    return { answer: 'rejected', reason: rejection('token-server', response, ctx) };
  }
  if (status !== 200) return { answer: 'unknown', error: unclear(response, request.realm.host, ctx) };
  return { answer: 'accepted', ...parseToken(json(response, request.realm.host), request.realm.host, ctx) };
}

function json(response: HttpResponse, host: string): unknown {
  if (/^\s*text\/html/i.test(response.header('content-type') ?? '')) {
    fail('E_RESPONSE_INVALID', { host, problem: 'it is a web page' });
  }
  return response.json();
}

function get(request: TokenRequest): HttpRequest {
  const { realm, service, login, rights } = request;
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes(rights)) url.searchParams.append('scope', scope);
  url.searchParams.set('client_id', CLIENT);
  // Only for the server's log; and a username that is the token itself must not appear in a URL.
  if (login && !login.secret.is(login.username)) url.searchParams.set('account', login.username);
  return {
    method: 'GET',
    url,
    ...where(request),
    ...(login && { headers: { authorization: basic(login) }, carriesPassword: true }),
  };
}

function post(request: TokenRequest, login: Login): HttpRequest {
  const { realm, service, rights } = request;
  const scope = scopes(rights).join(' ');
  const fields = {
    client_id: CLIENT,
    ...(service !== undefined && { service }),
    ...(scope !== '' && { scope }),
  };
  return {
    method: 'POST',
    url: realm,
    ...where(request),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: refreshForm(login, fields),
    carriesPassword: true,
    // A refresh grant gives one more short-lived token and ends none.
    repeatable: true,
  };
}

/** A token server on another host may be in no network that is more private than the registry's own. */
function where({ realm, registry, network }: TokenRequest): Pick<HttpRequest, 'plainHttp' | 'addresses'> {
  const plainHttp = realm.protocol === 'http:';
  if (realm.hostname === registry.hostname || network === 'loopback') return { plainHttp, addresses: 'any' };
  return { plainHttp, addresses: network === 'private' ? 'public-or-private' : 'public' };
}
