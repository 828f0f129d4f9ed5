import { matchesHost, type HostPattern } from '../distribution/host-pattern.js';
import { fail } from '../errors/error.js';
import { nearest } from '../nearest.js';
import type { RegistryAddress } from './address.js';
import { entries, generic } from './catalog.js';
import type { RegistryEntry } from './contract.js';

export { entries } from './catalog.js';

/**
 * Which kind of registry this is: the provider the user named, else the entry that knows the host, an
 * exact name before an expression, else the generic one. Loads no module.
 *
 * Throws E_PROVIDER_UNKNOWN.
 */
export function detect(address: Pick<RegistryAddress, 'host'>, provider?: string): RegistryEntry {
  if (provider !== undefined && provider !== '') return named(provider);
  return (
    entries.find(({ hosts }) => matchesHost(address.host, hosts.filter(isName))) ??
    entries.find(({ hosts }) => matchesHost(address.host, hosts)) ??
    generic
  );
}

function isName(pattern: HostPattern): boolean {
  return typeof pattern === 'string';
}

function named(provider: string): RegistryEntry {
  const found = entries.find(({ id }) => id === provider);
  if (found) return found;
  fail('E_PROVIDER_UNKNOWN', { provider, suggestion: suggest(provider.toLowerCase()) });
}

/** By a word of the title (`azure`, `github`, `forgejo`), else by the fewest typing errors. */
function suggest(text: string): string {
  const byTitle = entries.find(({ title }) => title.toLowerCase().split(/\W+/).includes(text));
  return (
    byTitle?.id ??
    nearest(
      text,
      entries.map(({ id }) => id),
    )
  );
}
