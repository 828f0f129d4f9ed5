import type { Endpoint } from '../distribution/distribution.js';
import type { RegistryAddress } from '../registries/address.js';
import type { Registry } from '../registries/contract.js';

/** Where our own requests to this registry go, and which other hosts may receive its secret. */
export function targetEndpoint(address: RegistryAddress, registry: Registry): Endpoint {
  return {
    host: address.host,
    plainHttp: address.plainHttp,
    realms: registry.realms ?? [],
    ...registry.endpoint?.(address),
  };
}
