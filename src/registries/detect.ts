import { matchesHost, type HostPattern } from '../distribution/host-pattern.js';
import { fail } from '../errors.js';
import type { RegistryAddress } from './address.js';
import * as catalog from './catalog.js';
import type { RegistryEntry } from './registry.js';

/** Every registry of the catalog, by title as people look for it. */
export const entries: readonly RegistryEntry[] = Object.values(catalog);

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
    catalog.generic
  );
}

function isName(pattern: HostPattern): boolean {
  return typeof pattern === 'string';
}

function named(provider: string): RegistryEntry {
  const found = entries.find(({ id }) => id === provider);
  if (found) return found;
  throw fail('E_PROVIDER_UNKNOWN', { provider, suggestion: nearest(provider.toLowerCase()) });
}

/** By a word of the title (`azure`, `github`, `forgejo`), else by the fewest typing errors. */
function nearest(text: string): string {
  const byTitle = entries.find(({ title }) => title.toLowerCase().split(/\W+/).includes(text));
  const byId = () => entries.map(({ id }) => ({ id, typos: distance(text, id) }));
  return (byTitle ?? byId().reduce((best, next) => (next.typos < best.typos ? next : best))).id;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a.slice(0, 40)].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
