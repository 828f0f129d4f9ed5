import type { Context } from '../context/context.js';
import { fail, RegcredError } from '../errors/error.js';
import { isLoopbackHost, isPrivateLiteral } from '../http/address.js';
import type { HttpResponse } from '../context/http.js';
import type { Secret } from '../secret/secret.js';
import type { Endpoint } from './distribution.js';

/** How a registry was reached, and what it said. */
export interface Ping {
  /** `https://host/`, or `http://host/` where that is allowed. */
  readonly base: URL;
  readonly response: HttpResponse;
}

/**
 * Asks `/v2/` without a credential. Plain http: where it was asked for, on loopback and private addresses,
 * and on a host that was named as insecure; else E_PLAIN_HTTP. Loopback hosts are tried with https and then with http, as docker does, but
 * a certificate that is not trusted stops it.
 */
export async function ping(endpoint: Endpoint, ctx: Context): Promise<Ping> {
  const secure = baseUrl('https', endpoint.host);
  const local = isLoopbackHost(secure.hostname);
  if (endpoint.plainHttp) {
    if (!local && !isPrivateLiteral(secure.hostname) && endpoint.insecure !== true)
      fail('E_PLAIN_HTTP', { host: endpoint.host });
    return pingAt(baseUrl('http', endpoint.host), ctx);
  }
  try {
    return await pingAt(secure, ctx);
  } catch (error) {
    if (!local || !(error instanceof RegcredError) || !speaksNoTls.has(error.code)) throw error;
    return pingAt(baseUrl('http', endpoint.host), ctx);
  }
}

const speaksNoTls = new Set(['E_TLS_NOT_SPOKEN', 'E_CONNECTION_REFUSED', 'E_CONNECTION_LOST']);

function baseUrl(scheme: 'http' | 'https', host: string): URL {
  const text = `${scheme}://${host}/`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    url.pathname !== '/' ||
    url.search + url.hash + url.username + url.password !== ''
  ) {
    fail('E_REGISTRY_INVALID', { registry: host });
  }
  return url;
}

async function pingAt(base: URL, ctx: Context): Promise<Ping> {
  return { base, response: await askV2(base, undefined, ctx) };
}

/**
 * `GET /v2/`. A success in HTML is no registry but a portal that answers for every host, and proves nothing:
 * E_RESPONSE_INVALID.
 */
export async function askV2(
  base: URL,
  authorization: Secret | undefined,
  ctx: Context,
  carriesPassword = false,
): Promise<HttpResponse> {
  const response = await ctx.http.send({
    method: 'GET',
    url: new URL('/v2/', base),
    ...(authorization && { headers: { authorization }, carriesPassword }),
    redirect: 'same-origin',
    plainHttp: base.protocol === 'http:',
  });
  if (response.status === 200 && /^\s*text\/html/i.test(response.header('content-type') ?? '')) {
    fail('E_RESPONSE_INVALID', { host: base.host, problem: 'it is a web page' });
  }
  return response;
}
