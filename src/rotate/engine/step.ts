import type { RegcredError } from '../../errors/error.js';
import type { Reason } from './due.js';

/** The one next thing to do. The words are those of docs/architecture.md, section 5. */
export type Step = Effect | End;

/** Done by `act`, the only place with effects. */
export type Effect =
  /** Proves that every later step will be allowed; changes nothing. */
  | { readonly step: 'preflight'; readonly generation: number; readonly because: readonly Reason[] }
  /** Makes the token of a generation; the ledger is told before the registry is. */
  | { readonly step: 'mint'; readonly generation: number; readonly because: readonly Reason[] }
  /** Records a value in the ledger, and in the escrow: a chosen one before, an issued one after its minting. */
  | { readonly step: 'seal'; readonly generation: number; readonly because: readonly Reason[] }
  /** Logs in with the value, or with what a person supplied, and looks at the rights that are granted. */
  | { readonly step: 'verify'; readonly what: 'value' | 'supplied' }
  /** Gives the value to stores, side by side. */
  | { readonly step: 'write'; readonly stores: readonly string[] }
  /** Notes in the ledger that every store has it. */
  | { readonly step: 'settle' }
  /** Asks whether anybody may still be using the old tokens; changes nothing. */
  | { readonly step: 'gate' }
  /** Ends one token by its recorded id. */
  | { readonly step: 'retire'; readonly token: string; readonly why: 'former' | 'orphan' }
  /** Sees the old secret refused and the new one accepted. */
  | { readonly step: 'prove' }
  /** Notes in the ledger that all is done. */
  | { readonly step: 'clear' };

export type End =
  /** Nothing is left to do. */
  | { readonly step: 'rest' }
  /** Old tokens are still good, and stay so for now. `until` is epoch milliseconds. */
  | { readonly step: 'wait'; readonly why: string; readonly until?: number }
  /** A person has to reset the secret in a panel. */
  | { readonly step: 'await'; readonly because: readonly Reason[] }
  | { readonly step: 'stuck'; readonly error: RegcredError };
