import { isIP, type LookupFunction } from 'node:net';
import type { LookupAddress } from 'node:dns';
import { fail } from '../errors/error.js';
import type { Network } from '../context/http.js';
import { bareHost, networkOf } from './address.js';
import type { HttpRequest } from '../context/http.js';

/** Where a request may connect to; `loopback` is our own rule for plain http to `localhost`. */
export type AddressPolicy = NonNullable<HttpRequest['addresses']> | 'loopback';

const allowed: Record<AddressPolicy, readonly Network[]> = {
  any: ['loopback', 'private', 'special', 'public'],
  'public-or-private': ['private', 'public'],
  public: ['public'],
  loopback: ['loopback'],
};

/** Throws E_ADDRESS_REFUSED when the URL's host is itself an address that the policy forbids. */
export function checkLiteral(url: URL, policy: AddressPolicy): void {
  const host = bareHost(url.hostname);
  if (isIP(host)) check(host, url.host, policy);
}

function check(address: string, host: string, policy: AddressPolicy): void {
  if (!allowed[policy].includes(networkOf(address))) fail('E_ADDRESS_REFUSED', { host, address });
}

/**
 * A lookup that refuses forbidden addresses. It judges the very answer that the socket then connects to,
 * so a name that resolves differently the second time (rebinding) gains nothing; checking a name before
 * connecting would (go-containerregistry#2243, docs/faults.md, section 2). One forbidden address among
 * several refuses them all.
 */
export function guardedLookup(lookup: LookupFunction, policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, found: string | LookupAddress[], family) => {
      if (error) return callback(error, found, family);
      try {
        const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
        for (const address of addresses) check(address, hostname, policy);
      } catch (refusal) {
        return callback(refusal as NodeJS.ErrnoException, found, family);
      }
      callback(null, found, family);
    });
  };
}
