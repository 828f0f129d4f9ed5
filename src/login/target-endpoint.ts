import type { Environment } from '../context/context.js';
import type { Endpoint } from '../distribution/distribution.js';
import type { RegistryAddress } from '../registries/address.js';
import type { Registry } from '../registries/contract.js';

/** Where our own requests to this registry go, and which other hosts, `realms` of the user too, may receive its secret. */
export function targetEndpoint(
  address: RegistryAddress,
  registry: Registry,
  { realms, env }: { readonly realms: readonly string[]; readonly env: Environment },
): Endpoint {
  return {
    host: address.host,
    plainHttp: address.plainHttp,
    realms: [...(registry.realms ?? []), ...(registry.jobRealms?.(env) ?? []), ...realms],
    ...registry.endpoint?.(address),
  };
}
