import type { Endpoint } from '../../distribution/distribution.js';
import { matchesHost } from '../../distribution/host-pattern.js';
import { RegcredError } from '../../errors/error.js';
import { bareHost, isLoopbackHost } from '../../http/address.js';
import { nearest } from '../../nearest.js';
import type { RegistryAddress } from '../../registries/address.js';
import type { Registry, RegistryEntry } from '../../registries/contract.js';
import { configFault } from './check-part.js';
import type { ConfigPart } from './check-part.js';
import type { InstalledParts } from './installed.js';
import type { CredentialConfig } from './schema.js';

/** A registry's address and its image API. */
export interface OpenEndpoint extends Endpoint {
  readonly address: RegistryAddress;
}

type NamedRegistry = Pick<CredentialConfig, 'registry' | 'provider'>;

/** Finds the provider that is named, or else the one that the host belongs to. */
export function findRegistry(
  named: NamedRegistry,
  part: ConfigPart,
  { registries, parseAddress }: InstalledParts,
): RegistryEntry {
  const { provider } = named;
  if (provider === undefined) {
    const { host } = address(named, part, parseAddress);
    const found = registries.find(({ hosts }) => matchesHost(host, hosts));
    if (found) return found;
    throw configFault(
      part,
      ['registry'],
      'does not show the kind of registry by its host',
      'Name it: provider: harbor.',
    );
  }
  const found = registries.find(({ id }) => id === provider);
  if (found) return found;
  const ids = registries.map(({ id }) => id);
  const hint = `Did you mean "${nearest(provider, ids)}"?`;
  throw configFault(part, ['provider'], 'is not a registry that regcred supports', hint);
}

/** Allows plain http for a loopback address with `http://`, and wherever `insecure: true` says so. */
export function openEndpoint(
  credential: CredentialConfig,
  registry: Registry,
  part: ConfigPart,
  { parseAddress }: InstalledParts,
): OpenEndpoint {
  const parsed = address(credential, part, parseAddress);
  const insecure = credential.insecure ?? false;
  if (parsed.plainHttp && !insecure && !isLoopbackRegistry(parsed.host)) {
    throw configFault(
      part,
      ['registry'],
      'is plain http',
      'Write https, or insecure: true for this credential.',
    );
  }
  return {
    address: parsed,
    host: parsed.host,
    plainHttp: insecure || parsed.plainHttp,
    insecure,
    realms: [...(registry.realms ?? []), ...(credential.realms ?? [])],
    realmsAre: 'realms of this credential in regcred.yml',
    ...registry.endpoint?.(parsed),
  };
}

function address(
  { registry }: NamedRegistry,
  part: ConfigPart,
  parse: InstalledParts['parseAddress'],
): RegistryAddress {
  try {
    return parse(registry);
  } catch (error) {
    if (!(error instanceof RegcredError)) throw error;
    throw configFault(part, ['registry'], 'is not a registry address', error.hint);
  }
}

/** Takes a host with or without a port. */
export function isLoopbackRegistry(host: string): boolean {
  return isLoopbackHost(bareHost(new URL(`http://${host}/`).hostname));
}
