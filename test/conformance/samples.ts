import type { ErrorCode } from '../../src/errors/list.js';

/**
 * What a registry's folder gives to the conformance suite and to the table of registries in the README.
 * Nothing loads it at run time.
 */
export interface RegistrySamples {
  /** Hosts that must be recognised, the most usual one first. */
  readonly hosts: readonly string[];
  /** Hosts that look like it and must not be recognised (docs/faults.md A11). */
  readonly lookalikes: readonly string[];
  /** A complete address, where a host alone is none. */
  readonly registry?: string;
  /** Logins that must be taken, with the secret made of a random part; or the refusal of every login. */
  readonly pairs: readonly SamplePair[] | ErrorCode;
}

export interface SamplePair {
  readonly username?: string;
  readonly secret: (canary: string) => string;
}
