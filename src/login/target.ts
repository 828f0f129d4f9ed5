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
export function findTargets(specs: readonly LoginSpec[], client: Client, place: Place): readonly Target[] {
  const taken = new Set<string>();
  return specs.map((spec) => {
    const address = parseAddress(spec.registry);
    const entry = detect(address, spec.provider);
    const file = place.authFile(address, spec.scope);
    const key = authKey(address, client.id, spec.scope);
    const slot = JSON.stringify([file, key]);
    if (taken.has(slot)) throw fail('E_DUPLICATE_REGISTRY', { registry: address.host });
    taken.add(slot);
    return { spec, address, entry, file, key };
  });
}
