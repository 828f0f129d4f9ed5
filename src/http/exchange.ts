import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import * as tls from 'node:tls';
import { regcredError } from '../errors/error.js';
import { Secret } from '../secret/secret.js';
import { bareHost } from './address.js';
import { readAnswer } from './answer.js';
import { enforceDeadline } from './deadline.js';
import { checkHeader } from './header.js';
import type { HttpRequest, HttpResponse } from '../context/http.js';
import { networkError } from './network-error.js';
import type { Proxy } from './proxy-choice.js';
import { stopped } from './stopped.js';
import { openTunnel } from './tunnel.js';
import type { Trust } from './trust.js';

const MAX_HEADER_BYTES = 16 * 1024;
// Node gives each address of a name 250 ms by default, and then calls a slow network unreachable.
const connecting = { autoSelectFamilyAttemptTimeout: 2_000 };

/** How one request travels. */
export interface Wire {
  readonly proxy?: Proxy;
  /** For the host of the request: with its address policy. */
  readonly lookup: LookupFunction;
  /** For the proxy, which the user named: without one. */
  readonly proxyLookup: LookupFunction;
  readonly trust: Trust;
  readonly maxBytes: number;
  /** Milliseconds left for this exchange, and the whole they are left of (for the message). */
  readonly budget: { readonly left: number; readonly whole: number };
  readonly signal: AbortSignal;
}

/**
 * One request and its answer, over a connection of its own: a pooled one could have been opened under
 * another address policy. This is the file that writes secrets to the wire. Every failure is a RegcredError.
 */
export async function exchange(request: HttpRequest, wire: Wire): Promise<HttpResponse> {
  if (wire.signal.aborted) throw stopped(wire.signal);
  const abort = new AbortController();
  const message = headersAndBody(request);
  const agent = wire.proxy && isSecure(request.url) && (await openTunnel(wire.proxy, wire, abort.signal));
  const options = target(request, wire, message.headers, agent || false);
  return await new Promise<HttpResponse>((resolve, reject) => {
    const outgoing = (options.protocol === 'https:' ? https : http).request(options);
    const settle = <T>(finish: (value: T) => void, value: T) => {
      timers.clear();
      finish(value);
      outgoing.destroy();
      abort.abort();
    };
    const refuse = (error: unknown) => settle(reject, networkError(error, request.url, wire.proxy?.url));
    const timers = enforceDeadline(outgoing, request.url, wire, refuse);
    outgoing.on('error', refuse);
    const lost = () => refuse(Object.assign(new Error(), { code: 'ECONNRESET' }));
    outgoing.on('close', lost);
    outgoing.on('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      if (statusCode !== 200) refuse(proxyRefusal(request.url, wire, statusCode));
    });
    outgoing.on('response', (incoming) => {
      outgoing.off('close', lost);
      if (wire.proxy && !isSecure(request.url) && incoming.statusCode === 407)
        return refuse(proxyRefusal(request.url, wire, 407));
      readAnswer(incoming, request, wire.maxBytes).then((answer) => settle(resolve, answer), refuse);
    });
    outgoing.end(message.body);
  });
}

const isSecure = (url: URL) => url.protocol === 'https:';

function proxyRefusal(url: URL, { proxy }: Wire, status: number) {
  return regcredError('E_PROXY_REFUSED', { proxy: proxy?.url.host ?? '', host: url.host, status });
}

function target(
  { url, method }: HttpRequest,
  { proxy, trust, lookup, proxyLookup }: Wire,
  headers: Record<string, string>,
  agent: http.Agent | false,
): https.RequestOptions {
  const host = bareHost(url.hostname);
  const shared = { method, agent, maxHeaderSize: MAX_HEADER_BYTES, insecureHTTPParser: false, ...trust };
  if (proxy && !isSecure(url)) {
    // Plain http through a proxy: the whole URL stands in the request line (RFC 9112 section 3.2.2).
    const via = {
      protocol: proxy.url.protocol,
      host: bareHost(proxy.url.hostname),
      port: proxy.url.port,
      lookup: proxyLookup,
    };
    const authorization = proxy.authorization && { 'proxy-authorization': proxy.authorization.reveal() };
    return {
      ...shared,
      ...via,
      path: url.href.split('#')[0] ?? '',
      headers: { ...headers, ...authorization },
    };
  }
  return {
    ...shared,
    ...{ protocol: url.protocol, host, port: url.port, path: url.pathname + url.search, headers, lookup },
    // Through a tunnel Node would compare the certificate of an IP address with `localhost` or the proxy.
    checkServerIdentity: (_, certificate) => tls.checkServerIdentity(host, certificate),
    ...connecting,
  };
}

function headersAndBody(request: HttpRequest): {
  headers: Record<string, string>;
  body?: string | Uint8Array;
} {
  const headers: Record<string, string> = {
    host: request.url.host.replace(/\.(?=:|$)/, ''),
    'user-agent': 'regcred',
    // A compressed answer could unpack to any size.
    'accept-encoding': 'identity',
  };
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    const text = value instanceof Secret ? value.reveal() : value;
    checkHeader(name, text, value instanceof Secret, request.url.host);
    headers[name.toLowerCase()] = text;
  }
  const body = request.body instanceof Secret ? request.body.reveal() : request.body;
  const hasBody = body !== undefined || !['GET', 'HEAD', 'DELETE'].includes(request.method);
  if (hasBody) headers['content-length'] = String(Buffer.byteLength(body ?? ''));
  return { headers, ...(body !== undefined && { body }) };
}
