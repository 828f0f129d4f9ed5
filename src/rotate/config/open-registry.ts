import type { Endpoint } from '../../distribution/distribution.js';
import { matchesHost } from '../../distribution/host-pattern.js';
import { RegcredError } from '../../errors/error.js';
import { bareHost, isLoopbackHost } from '../../http/address.js';
import { nearest } from '../../nearest.js';
import type { RegistryAddress } from '../../registries/address.js';
import type { Registry, RegistryEntry } from '../../registries/contract.js';
import { configFault } from './check.js';
import type { Part } from './check.js';
import type { Parts } from './open-work.js';
import type { CredentialConfig } from './schema.js';

/** A registry's address, and how its own API of images is reached. */
export interface OpenEndpoint extends Endpoint {
  readonly address: RegistryAddress;
}

type Named = Pick<CredentialConfig, 'registry' | 'provider'>;

/** The provider that is named, else the one that is known by the host. */
export function findRegistry(named: Named, part: Part, { registries, parseAddress }: Parts): RegistryEntry {
  const { provider } = named;
  if (provider === undefined) {
    const { host } = address(named, part, parseAddress);
    const found = registries.find(({ hosts }) => matchesHost(host, hosts));
    if (found) return found;
    throw configFault(
      part,
      ['registry'],
      'is of a kind that its host does not tell',
      'Name it: provider: harbor.',
    );
  }
  const found = registries.find(({ id }) => id === provider);
  if (found) return found;
  const known = registries.map(({ id }) => id);
  const hint = `Did you mean "${nearest(provider, known)}"?`;
  throw configFault(part, ['provider'], 'is not a registry regcred knows', hint);
}

/** Plain http: where `http://` is written for a loopback address, and wherever `insecure: true` says so. */
export function openEndpoint(
  credential: CredentialConfig,
  registry: Registry,
  part: Part,
  { parseAddress }: Parts,
): OpenEndpoint {
  const parsed = address(credential, part, parseAddress);
  const insecure = credential.insecure ?? false;
  if (parsed.plainHttp && !insecure && !isLoopback(parsed.host)) {
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
    ...registry.endpoint?.(parsed),
  };
}

function address({ registry }: Named, part: Part, parse: Parts['parseAddress']): RegistryAddress {
  try {
    return parse(registry);
  } catch (error) {
    if (!(error instanceof RegcredError)) throw error;
    throw configFault(part, ['registry'], 'is not a registry address', error.hint);
  }
}

/** Of a host with or without a port. */
export function isLoopback(host: string): boolean {
  return isLoopbackHost(bareHost(new URL(`http://${host}/`).hostname));
}
