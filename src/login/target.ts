import { fail } from '../errors.js';
import { parseAddress, type RegistryAddress } from '../registries/address.js';
import { detect } from '../registries/detect.js';
import type { RegistryEntry } from '../registries/registry.js';
import { authKey } from './auth-file/auth-key.js';
import type { Client } from './clients/client.js';
import type { Place } from './place.js';
import type { LoginSpec } from './plan.js';

/** Where one login of the plan goes: which registry, and which entry of which file. */
export interface Target {
  readonly spec: LoginSpec;
  readonly address: RegistryAddress;
  readonly entry: RegistryEntry;
  readonly file: string;
  readonly key: string;
}

/** Checks every address and name before anything is sent or written. */
export async function findTargets(
  specs: readonly LoginSpec[],
  client: Client,
  place: Place,
): Promise<readonly Target[]> {
  const taken = new Set<string>();
  const targets: Target[] = [];
  for (const spec of specs) {
    const address = parseAddress(spec.registry);
    const entry = detect(address, spec.provider);
    const file = await place.authFile(address, spec.scope);
    const key = authKey(address, client.family, repositoryOf(spec.scope));
    const slot = JSON.stringify([file, key]);
    if (taken.has(slot)) throw fail('E_DUPLICATE_REGISTRY', { registry: address.host });
    taken.add(slot);
    targets.push({ spec, address, entry, file, key });
  }
  return targets;
}

/** A scope may name actions as well (`team/app@push`); podman's keys hold for a repository and all actions. */
export function repositoryOf(scope: string): string {
  return scope.split('@', 1)[0] ?? '';
}
