import type { Environment } from '../context/context.js';
import { fail } from '../errors/error.js';
import { Secret } from '../secret/secret.js';
import { bypassesProxy } from './no-proxy.js';

/** A proxy; its URL has no credentials, so that no log, error or library sees them. */
export interface Proxy {
  readonly url: URL;
  /** Value of the Proxy-Authorization header. */
  readonly authorization?: Secret;
}

/**
 * Chooses the proxy for a request as Go, and therefore docker, does: upper case before lower
 * case, and never for loopback (golang.org/x/net/http/httpproxy). Throws E_PROXY_INVALID.
 */
export function chooseProxy(url: URL, env: Environment): Proxy | undefined {
  const variable = variables(url.protocol).find((name) => env[name]?.trim());
  if (variable === undefined || bypassesProxy(url, env.NO_PROXY || env.no_proxy || '')) return undefined;
  return parseProxy(env[variable] ?? '', variable);
}

function variables(protocol: string): readonly string[] {
  return protocol === 'https:' ? ['HTTPS_PROXY', 'https_proxy'] : ['HTTP_PROXY', 'http_proxy'];
}

function parseProxy(value: string, variable: string): Proxy {
  const text = value.trim();
  try {
    // A slash in a password ends the host for every reader: part of the password would be looked up as a name.
    const [, rest = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(text) ?? [];
    if (/[/?#].*@/s.test(rest)) throw new Error('malformed');
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
    if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') throw url.protocol;
    const [username, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    url.username = url.password = '';
    if (username === '' && password === '') return { url };
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    return { url, authorization: new Secret(`Basic ${pair}`) };
  } catch {
    // The message of a URL error quotes its input, password included.
    fail('E_PROXY_INVALID', { variable });
  }
}
