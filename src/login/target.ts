import { fail } from '../errors/error.js';
import { parseAddress, type RegistryAddress } from '../registries/address.js';
import { detect } from '../registries/detect.js';
import type { RegistryEntry } from '../registries/contract.js';
import { authKey } from './auth-file/auth-key.js';
import type { Client } from './clients/client.js';
import type { Place } from './place.js';
import type { RequestedLogin } from './inputs/requested-login.js';

/** Where one login of the plan goes: which registry, and which entry of which file. */
export interface Target {
  readonly spec: RequestedLogin;
  readonly address: RegistryAddress;
  readonly entry: RegistryEntry;
  readonly file: string;
  readonly key: string;
}

/** Checks every address and name before anything is sent or written. */
export async function findTargets(
  specs: readonly RequestedLogin[],
  client: Client,
  place: Place,
): Promise<readonly Target[]> {
  const targets = new Map<string, Target>();
  for (const spec of specs) {
    const address = parseAddress(spec.registry);
    const entry = detect(address, spec.provider);
    const [slot, target] = await targetAt({ spec, address, entry }, client, place);
    if (targets.has(slot)) fail('E_DUPLICATE_REGISTRY', { registry: address.host });
    targets.set(slot, target);
  }
  // Only now, for what the user has written for one of them himself goes first.
  for (const target of [...targets.values()]) {
    for (const address of await alsoAddresses(target, place.env)) {
      const [slot, other] = await targetAt({ ...target, address }, client, place);
      if (!targets.has(slot)) targets.set(slot, other);
    }
  }
  return [...targets.values()];
}

async function targetAt(
  { spec, address, entry }: Pick<Target, 'spec' | 'address' | 'entry'>,
  client: Client,
  place: Place,
): Promise<readonly [slot: string, Target]> {
  const file = await place.authFile(address, spec.scope);
  const key = authKey(address, client.family, repositoryOf(spec.scope));
  return [JSON.stringify([file, key]), { spec, address, entry, file, key }];
}

async function alsoAddresses(
  { address, entry, spec }: Target,
  env: Place['env'],
): Promise<readonly RegistryAddress[]> {
  if (spec.plain) return [];
  const registry = await entry.load();
  return (registry.alsoHosts?.(address, env) ?? []).map((host) => {
    const also = parseAddress(host);
    if (detect(also).id !== entry.id) fail('E_REGISTRY_INVALID', { registry: host });
    return { ...address, host: also.host };
  });
}

/** A scope may name actions as well (`team/app@push`); podman's keys hold for a repository and all actions. */
export function repositoryOf(scope: string): string {
  return scope.split('@', 1)[0] ?? '';
}
