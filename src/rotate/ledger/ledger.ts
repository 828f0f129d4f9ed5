import type { Context } from '../../context/context.js';
import type { LedgerRecord } from './record.js';

/** Keeps the records of rotations between runs: in a file, or in variables of a platform. */
export interface Ledger {
  /** Its name in reports, for example `file:/srv/ledger.json`. */
  readonly name: string;
  /** The call that `plan` prints for {@link write}; absent where it sends nothing. */
  call?(credential: string): string;
  /**
   * Reads the record of one credential; undefined when there is none. A damaged ledger, or one of a newer regcred,
   * is an error and never "none": a rotation from nothing would replace secrets that are in use (docs/faults.md F27).
   */
  read(credential: string, ctx: Context): Promise<LedgerRecord | undefined>;
  /** Keeps the records of all other credentials. Call it only while {@link hold} lasts. */
  write(credential: string, record: LedgerRecord, ctx: Context): Promise<void>;
  /** Locks this credential against other runs; undefined when another run has the lock. */
  hold(credential: string, ctx: Context): Promise<Hold | undefined>;
}

/** A lock. `ctx` replaces the one of {@link Ledger.hold}, for a run that still sends after it was asked to stop. */
export interface Hold {
  /** Throws E_LOCK_LOST when another run took over. Call it before each effect. */
  confirm(ctx?: Context): Promise<void>;
  release(ctx?: Context): Promise<void>;
}
