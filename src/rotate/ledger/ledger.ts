import type { Context } from '../../context/context.js';
import type { LedgerRecord } from './record.js';

/** Where rotations are remembered between runs: a file, or a variable of a platform. */
export interface Ledger {
  /** How reports name it, for example `file:/srv/ledger.json`. */
  readonly name: string;
  /** What `plan` prints for {@link write}; absent where it sends nothing. */
  call?(credential: string): string;
  /**
   * The record of one credential; undefined when there is none. A damaged ledger, or one of a newer regcred,
   * is an error and never "none": starting over would replace secrets that are in use (docs/faults.md F27).
   */
  read(credential: string, ctx: Context): Promise<LedgerRecord | undefined>;
  /** Keeps the records of all other credentials. Call it only while {@link hold} holds. */
  write(credential: string, record: LedgerRecord, ctx: Context): Promise<void>;
  /** Keeps other runs from changing this credential; undefined when another run is doing so. */
  hold(credential: string, ctx: Context): Promise<Hold | undefined>;
}

/** `ctx` is for a run that was asked to stop and goes on all the same: one that still sends. */
export interface Hold {
  /** Throws E_LOCK_LOST when another run has taken over. Call it before each effect. */
  confirm(ctx?: Context): Promise<void>;
  release(ctx?: Context): Promise<void>;
}
