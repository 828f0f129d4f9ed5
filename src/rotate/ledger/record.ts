import { z } from 'zod';

const instant = z.iso.datetime();
const generation = z.int().nonnegative();

/** A token of an earlier generation that is still to be revoked, or whose revocation is not proved yet. */
const formerToken = z.strictObject({
  /** The registry's id of the token: only recorded ids are ever revoked. */
  id: z.string(),
  generation: generation.optional(),
  username: z.string().optional(),
  /** Its secret was lost on the way to the stores: some of them may have it, and no one knows which. */
  unfinished: z.literal(true).optional(),
  /** When the registry confirmed that it revoked the token. */
  retired: instant.optional(),
});

/**
 * What the ledger records of one credential: nothing secret but the sealed escrow. A generation is one value of the
 * secret. A number is never used for two values, so a store at a generation has exactly that value.
 */
export const recordSchema = z.strictObject({
  generation,
  /**
   * `minting`: a token of this generation may exist. `sealed`: its secret was recorded, and perhaps set and
   * verified since; no store has it. `storing`: stores are being written. `stored`: every store has it, former
   * tokens may be alive. `settled`: the rotation is done.
   */
  phase: z.enum(['minting', 'sealed', 'storing', 'stored', 'settled']),
  /** When the secret was chosen or minted: its age counts from here. */
  since: instant,
  /** The token of this generation, once known. */
  token: z.strictObject({ id: z.string(), username: z.string() }).optional(),
  expires: instant.optional(),
  /** Of the secret; absent while `minting`. */
  fingerprint: z.strictObject({ salt: z.base64(), hmac: z.base64() }).optional(),
  /** The login, sealed to the user's public key, until every store has it. */
  escrow: z.base64().optional(),
  /** When every store was confirmed to have it. */
  cutover: instant.optional(),
  /** When a run last wrote a store: a store with a later date was changed by someone else. */
  written: instant.optional(),
  settled: instant.optional(),
  /** A run tried to prove that the old secret is refused, and could not. */
  unproved: z.literal(true).optional(),
  former: z.array(formerToken),
  /** The generation that each store was last given, for stores that cannot be read. */
  stores: z.record(z.string(), generation),
});

export type LedgerRecord = z.output<typeof recordSchema>;
export type FormerToken = z.output<typeof formerToken>;

/** An instant as the ledger writes it. */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
