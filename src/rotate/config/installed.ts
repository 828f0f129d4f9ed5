import { handshake } from '../../distribution/handshake.js';
import { verifyRights } from '../../distribution/verify-rights.js';
import { parseAddress } from '../../registries/address.js';
import { entries as registries } from '../../registries/detect.js';
import { stores } from '../../stores/catalog.js';
import type { Installed } from './open-credentials.js';

/** The registries and stores of this regcred. */
export function installed(): Installed {
  return { registries, stores, parseAddress, handshake, verifyRights };
}
