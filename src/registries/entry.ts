import { matchesHost, type HostPattern } from '../distribution/host-pattern.js';
import { fail } from '../errors/error.js';
import { formatAddress, type RegistryAddress } from './address.js';
import type { LoginFunction, Registry, RegistryEntry, RegistryModule } from './contract.js';

/** A line of the catalog. The module is loaded on demand, so that a login to Harbor never loads AWS code. */
export function entry(
  id: string,
  title: string,
  hosts: readonly HostPattern[],
  load: () => Promise<{ readonly registry: RegistryModule }>,
): RegistryEntry {
  return { id, title, hosts, load: async () => opened((await load()).registry, hosts) };
}

/** The registry as callers see it: every login by identity goes through its rule about hosts. */
function opened(module: RegistryModule, hosts: readonly HostPattern[]): Registry {
  const { tokens, ...registry } = module;
  const login: LoginFunction = async (request, ctx) => {
    if (module.identity?.onlyHosts && request.identity !== undefined) onlyHosts(request.address, hosts);
    return module.login(request, ctx);
  };
  return { ...registry, login, ...(tokens && { tokens: () => tokens(login) }) };
}

/**
 * A token of a cloud opens more than its registry, so it goes to the vendor's own hosts only, whatever the
 * input provider says, and never by plain http. Throws E_CREDENTIAL_UNFIT.
 */
function onlyHosts(address: RegistryAddress, hosts: readonly HostPattern[]): void {
  if (matchesHost(address.host, hosts) && !address.plainHttp) return;
  fail('E_CREDENTIAL_UNFIT', {
    registry: formatAddress(address),
    problem: 'an identity is for the vendor’s own hosts by https, and this is another address',
    cure: 'Check the input registry; elsewhere give username and password.',
  });
}
