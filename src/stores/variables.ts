import type { Context } from '../context/context.js';

/**
 * Small texts that a platform keeps for everybody to read and that are no secrets: where a ledger lives.
 * There is no compare-and-swap on any of them; src/rotate/ledger/variable-ledger.ts makes up for it.
 */
export interface Variables {
  /** How reports name the place, for example `github:acme/platform`. */
  readonly name: string;
  /** What `plan` prints for {@link write}. */
  call(key: string): string;
  /** Undefined when there is none. Keys are `[A-Z][A-Z0-9_]*`. */
  read(key: string, ctx: Context): Promise<string | undefined>;
  /** Creates or replaces it. Throws E_LEDGER_WRITE…; never leaves another text than the old or the new one. */
  write(key: string, text: string, ctx: Context): Promise<void>;
}
