import { defined } from '../defined.js';
import { fail, regcredError } from '../errors/error.js';
import { identityOf, imageHost, parseAddress, type RegistryAddress } from '../registries/address.js';
import { detect } from '../registries/detect.js';
import type { RegistryEntry } from '../registries/contract.js';
import { authKey } from './auth-file/auth-key.js';
import type { Client } from './clients/client.js';
import type { AuthLocation } from './auth-location.js';
import type { RequestedLogin } from './inputs/requested-login.js';

/** Where one requested login goes: which registry, and which entry of which file. */
export interface Target {
  readonly spec: RequestedLogin;
  readonly address: RegistryAddress;
  readonly entry: RegistryEntry;
  readonly file: string;
  readonly key: string;
  /** A second file that gets the same login, for programs that do not read the first. */
  readonly mirror?: { readonly file: string; readonly key: string };
}

/** Checks every address and name before anything is sent or written. */
export async function findTargets(
  specs: readonly RequestedLogin[],
  client: Client,
  location: AuthLocation,
): Promise<readonly Target[]> {
  const targets = new Map<string, Target>();
  for (const spec of specs) {
    const address = parseAddress(spec.registry);
    const entry = detect(address, spec.provider);
    const [slot, target] = await targetAt({ spec, address, entry }, client, location);
    const other = targets.get(slot);
    if (other) throw duplicate(other, target);
    targets.set(slot, target);
  }
  // Explicit entries win over derived ones, so derived ones are added last.
  for (const target of [...targets.values()]) {
    for (const address of await alsoAddresses(target, location.env)) {
      const [slot, other] = await targetAt({ ...target, address }, client, location);
      if (!targets.has(slot)) targets.set(slot, other);
    }
  }
  return [...targets.values()];
}

async function targetAt(
  { spec, address, entry }: Pick<Target, 'spec' | 'address' | 'entry'>,
  client: Client,
  location: AuthLocation,
): Promise<readonly [slot: string, Target]> {
  const file = await location.authFile(address, spec.scope);
  const key = authKey(address, client.family, repositoryOf(spec.scope));
  const mirror =
    location.podmanFile !== undefined && client.family === 'docker' && spec.scope === ''
      ? { file: location.podmanFile, key: authKey(address, 'podman') }
      : undefined;
  return [JSON.stringify([file, key]), { spec, address, entry, file, key, ...defined({ mirror }) }];
}

async function alsoAddresses(
  { address, entry, spec }: Target,
  env: AuthLocation['env'],
): Promise<readonly RegistryAddress[]> {
  if (spec.plain) return [];
  const registry = await entry.load();
  return (registry.alsoHosts?.(address, env) ?? []).map((host) => {
    const also = parseAddress(host);
    if (detect(also).id !== entry.id) fail('E_REGISTRY_INVALID', { registry: host });
    return { ...address, host: also.host };
  });
}

function duplicate({ address: first }: Target, { address: second }: Target) {
  const names = [identityOf(first), identityOf(second)];
  const registry = [...new Set(names)].join(' and ');
  return regcredError('E_DUPLICATE_REGISTRY', { registry, host: imageHost(first) });
}

/** Drops the actions of a scope (`team/app@push`): podman's keys cover a repository and all actions. */
export function repositoryOf(scope: string): string {
  return scope.split('@', 1)[0] ?? '';
}
