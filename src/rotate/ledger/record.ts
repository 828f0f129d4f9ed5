import { z } from 'zod';

const instant = z.iso.datetime();
const generation = z.int().positive();

/**
 * What the ledger remembers of one credential: nothing secret. A generation is one value of the secret; a
 * number is never used for two values, so that a store that is at a generation holds that value.
 */
export const recordSchema = z.strictObject({
  generation,
  /** `sealed`: chosen, and perhaps set, verified and stored since; `settled`: all of it is done. */
  phase: z.enum(['sealed', 'settled']),
  fingerprint: z.strictObject({ salt: z.base64(), hmac: z.base64() }),
  /** When the value was chosen: its age counts from here. */
  since: instant,
  settled: instant.optional(),
  /** A run looked whether the old secret is refused and did not see it. */
  unproved: z.literal(true).optional(),
  /** The generation that each store was last seen to hold, for stores that cannot be read back. */
  stores: z.record(z.string(), generation),
});

export type LedgerRecord = z.output<typeof recordSchema>;
