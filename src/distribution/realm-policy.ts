import { fail, regcredError } from '../errors/error.js';
import { bareHost, isLoopbackHost, isPrivateLiteral } from '../http/address.js';
import type { Endpoint } from './distribution.js';
import { matchesHost } from './host-pattern.js';

/**
 * The token server a challenge names, when the login may be sent to it; decided before any DNS.
 *
 * It must be absolute https without user info or fragment, on the registry's own host or one of
 * `endpoint.realms`, at the default or the registry's port (or at the port written in `realms`).
 * Plain http only when the registry itself was reached by plain http, and then on loopback and private
 * addresses, or on the registry's own host where that was named as insecure. The registry's word alone is not
 * enough: CVE-2026-48978 (oras-go) and its relatives sent passwords wherever a registry pointed. Nor is
 * a common parent domain: two tenants of one domain are different hosts.
 *
 * Throws E_CHALLENGE_INVALID, E_TLS_DOWNGRADE, E_REALM_UNTRUSTED or E_PLAIN_HTTP.
 */
export function trustedRealm(realm: string | undefined, registry: URL, endpoint: Endpoint): URL {
  const url = parseRealm(realm, registry.host);
  if (url.protocol === 'http:' && registry.protocol === 'https:') {
    fail('E_TLS_DOWNGRADE', { host: registry.host });
  }
  if (!isOwn(url, registry) && !isNamed(url, registry, endpoint)) {
    const where = endpoint.realmsAre ?? 'the input realms';
    fail('E_REALM_UNTRUSTED', { registry: registry.host, realm: url.host, where });
  }
  const mayBePlain =
    isLoopbackHost(url.hostname) ||
    isPrivateLiteral(url.hostname) ||
    (endpoint.insecure === true && isOwn(url, registry));
  if (url.protocol === 'http:' && !mayBePlain) fail('E_PLAIN_HTTP', { host: url.host });
  return url;
}

function parseRealm(realm: string | undefined, host: string): URL {
  const invalid = (problem: string) => regcredError('E_CHALLENGE_INVALID', { host, problem });
  if (realm === undefined || realm === '') throw invalid('it names no token server (realm)');
  // The URL parser drops tabs and turns \ into /, so look at what is written before it is parsed.
  if (!/^https?:\/\/(?!\/)[!-[\]-~]+$/i.test(realm) || !URL.canParse(realm)) {
    throw invalid('its realm is not an absolute https address');
  }
  const url = new URL(realm);
  if (url.username !== '' || url.password !== '')
    throw invalid('its realm contains a username or a password');
  if (realm.includes('#')) throw invalid('its realm contains a fragment');
  url.hostname = url.hostname.replace(/\.$/, '');
  return url;
}

function isOwn(url: URL, registry: URL): boolean {
  return bareHost(url.hostname) === bareHost(registry.hostname) && hasUsualPort(url, registry);
}

function isNamed(url: URL, registry: URL, { realms }: Endpoint): boolean {
  if (url.port !== '' && matchesHost(url.host, realms)) return true;
  return hasUsualPort(url, registry) && matchesHost(url.hostname, realms);
}

function hasUsualPort(url: URL, registry: URL): boolean {
  return url.port === '' || (url.port === registry.port && url.protocol === registry.protocol);
}
