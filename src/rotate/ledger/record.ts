import { z } from 'zod';

const instant = z.iso.datetime();
const generation = z.int().nonnegative();

/** A token of an earlier generation that is still to be ended, or was ended and not yet seen to be gone. */
const formerToken = z.strictObject({
  /** By which the registry knows it: only recorded ids are ever revoked. */
  id: z.string(),
  generation: generation.optional(),
  username: z.string().optional(),
  /** Its value was lost on the way to the stores: some of them may hold it, and nobody can say which. */
  unfinished: z.literal(true).optional(),
  /** When the registry was told to end it. */
  retired: instant.optional(),
});

/**
 * What the ledger remembers of one credential: nothing secret but the sealed escrow. A generation is one
 * value of the secret; a number is never used for two values, so that a store that is at a generation holds
 * that value.
 */
export const recordSchema = z.strictObject({
  generation,
  /**
   * `minting`: a token of this generation may exist. `sealed`: its value was recorded, and perhaps set and
   * verified since; no store has it. `storing`: stores are being given it. `stored`: every store has it,
   * former tokens may be alive. `settled`: all of it is done.
   */
  phase: z.enum(['minting', 'sealed', 'storing', 'stored', 'settled']),
  /** When the value was chosen or minted: its age counts from here. */
  since: instant,
  /** The token of this generation, once known. */
  token: z.strictObject({ id: z.string(), username: z.string() }).optional(),
  expires: instant.optional(),
  /** Of the value; absent while `minting`. */
  fingerprint: z.strictObject({ salt: z.base64(), hmac: z.base64() }).optional(),
  /** The value, sealed to the user's public key, until every store has it. */
  escrow: z.base64().optional(),
  /** When every store was confirmed to have it. */
  cutover: instant.optional(),
  /** When a store was last written by us: one that was changed later was changed by somebody else. */
  written: instant.optional(),
  settled: instant.optional(),
  /** A run looked whether the old secret is refused and did not see it. */
  unproved: z.literal(true).optional(),
  former: z.array(formerToken),
  /** The generation that each store was last seen to hold, for stores that cannot be read back. */
  stores: z.record(z.string(), generation),
});

export type LedgerRecord = z.output<typeof recordSchema>;
export type FormerToken = z.output<typeof formerToken>;
