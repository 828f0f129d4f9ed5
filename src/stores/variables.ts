import type { Context } from '../context/context.js';

/**
 * Readable texts of a platform, none of them a secret, in which a ledger is kept. No platform offers
 * compare-and-swap on them; src/rotate/ledger/variable-ledger.ts makes up for it.
 */
export interface Variables {
  /** Names it in reports, for example `github:acme/platform`. */
  readonly name: string;
  /** The call of {@link write} as `plan` prints it. */
  call(key: string): string;
  /** Returns undefined when there is none. Keys are `[A-Z][A-Z0-9_]*`. */
  read(key: string, ctx: Context): Promise<string | undefined>;
  /** Creates or replaces it; leaves the old text or the new one, never a mixture. Throws E_LEDGER_…. */
  write(key: string, text: string, ctx: Context): Promise<void>;
}
