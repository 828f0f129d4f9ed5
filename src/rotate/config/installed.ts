import { handshake } from '../../distribution/handshake.js';
import { verifyRights } from '../../distribution/verify-rights.js';
import { parseAddress } from '../../registries/address.js';
import type { RegistryAddress } from '../../registries/address.js';
import type { RegistryEntry } from '../../registries/contract.js';
import { entries as registries } from '../../registries/detect.js';
import { stores } from '../../stores/catalog.js';
import type { StoreEntry } from '../../stores/contract.js';
import type { Handshakes } from '../engine/ask.js';
import type { RightProofs } from './open-ask.js';

/** The parts of regcred that a rotation needs; tests pass others. */
export interface InstalledParts {
  readonly registries: readonly RegistryEntry[];
  readonly stores: readonly StoreEntry[];
  readonly parseAddress: (text: string) => RegistryAddress;
  readonly handshake: Handshakes;
  readonly verifyRights: RightProofs;
}

/** The registries and stores of this regcred. */
export function installed(): InstalledParts {
  return { registries, stores, parseAddress, handshake, verifyRights };
}
