import { lookup as systemLookup } from 'node:dns';
import { fail } from '../errors/error.js';
import { bareHost, isLoopbackHost } from './address.js';
import { checkLiteral, guardedLookup, type AddressPolicy } from './address-policy.js';
import type { HttpOptions } from './options.js';
import { exchange, type Wire } from './exchange.js';
import type { HttpRequest, HttpResponse } from '../context/http.js';
import { chooseProxy } from './proxy-choice.js';
import { redirectTarget } from './redirect.js';
import { retry } from './retry.js';
import { trust } from './trust.js';

const TIMEOUT = 30_000;
const MAX_BYTES = 128 * 1024;
const MAX_REDIRECTS = 5;
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** Sends one request as {@link Http} promises. */
export async function send(request: HttpRequest, options: HttpOptions): Promise<HttpResponse> {
  const timeout = request.timeout ?? TIMEOUT;
  const deadline = options.clock.now() + timeout;
  const { allowance } = request;
  const attempt = async () => {
    allowance?.take();
    const response = await followRedirects(request, deadline, timeout, options);
    allowance?.answered(response.status);
    return response;
  };
  const repeatable = request.repeatable ?? REPEATABLE.has(request.method);
  return repeatable ? retry(attempt, deadline, options, { host: request.url.host, allowance }) : attempt();
}

async function followRedirects(
  request: HttpRequest,
  deadline: number,
  timeout: number,
  options: HttpOptions,
): Promise<HttpResponse> {
  let hop = request;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const response = await exchange(hop, wireFor(hop, deadline, timeout, options));
    const target = redirectTarget(hop, response);
    if (target === undefined) return response;
    hop = { ...hop, url: target };
  }
  fail('E_REDIRECT_REFUSED', { host: request.url.host, target: 'itself in a loop' });
}

function wireFor(request: HttpRequest, deadline: number, timeout: number, options: HttpOptions): Wire {
  const policy = policyFor(request);
  const proxy = request.direct ? undefined : chooseProxy(request.url, options.env);
  const lookup = options.lookup ?? systemLookup;
  return {
    ...(proxy && { proxy }),
    lookup: guardedLookup(lookup, policy),
    proxyLookup: lookup,
    trust: trust(options.ca, options.env),
    maxBytes: request.maxBytes ?? MAX_BYTES,
    budget: { left: Math.max(1, deadline - options.clock.now()), whole: timeout },
    signal: options.signal,
  };
}

/** Checks the address without DNS, and returns the policy for DNS answers. */
function policyFor({ url, plainHttp, addresses = 'any' }: HttpRequest): AddressPolicy {
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    fail('E_URL_INVALID', { host: url.host || url.protocol });
  }
  const loopback = isLoopbackHost(url.hostname);
  if (url.protocol === 'http:' && plainHttp !== true && !loopback) {
    fail('E_PLAIN_HTTP', { host: url.host });
  }
  checkLiteral(url, addresses);
  // A hosts file may map `localhost` elsewhere; without permission plain http stays on this machine.
  const unasked = url.protocol === 'http:' && plainHttp !== true && bareHost(url.hostname) === 'localhost';
  return unasked && addresses === 'any' ? 'loopback' : addresses;
}
