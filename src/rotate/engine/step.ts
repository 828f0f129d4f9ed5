import type { RegcredError } from '../../errors/error.js';
import type { Reason } from './due.js';

/** The one next step of a rotation (docs/architecture.md, section 5). */
export type Step = Effect | Stop;

/** A step that `act` takes. */
export type Effect =
  /** Checks that every later step will be allowed; changes nothing. */
  | { readonly step: 'preflight'; readonly generation: number; readonly because: readonly Reason[] }
  /** Issues the token of a generation, after its number is recorded in the ledger. */
  | { readonly step: 'mint'; readonly generation: number; readonly because: readonly Reason[] }
  /** Records a login in the ledger and the escrow: a chosen secret before mint, an issued one after it. */
  | { readonly step: 'seal'; readonly generation: number; readonly because: readonly Reason[] }
  /** Logs in with the current or the supplied secret and checks the granted rights. */
  | { readonly step: 'verify'; readonly what: 'current' | 'supplied' }
  /** Writes the current login to stores, side by side. */
  | { readonly step: 'write'; readonly stores: readonly string[] }
  /** Records that every store has the current login. */
  | { readonly step: 'settle' }
  /** Asks whether the old tokens may still be in use; changes nothing. */
  | { readonly step: 'gate' }
  /** Revokes one token by its recorded id. */
  | { readonly step: 'retire'; readonly token: string; readonly why: 'former' | 'orphan' }
  /** Proves that the old secrets are refused and the current one is accepted. */
  | { readonly step: 'prove' }
  /** Records that the rotation is done. */
  | { readonly step: 'clear' };

/** A step at which a run stops. */
export type Stop =
  /** Nothing is left to do. */
  | { readonly step: 'rest' }
  /** Old tokens stay valid for now, until `until` (epoch milliseconds) where that is known. */
  | { readonly step: 'wait'; readonly why: string; readonly until?: number }
  /** A person has to reset the secret in the registry's panel. */
  | { readonly step: 'await'; readonly because: readonly Reason[] }
  | { readonly step: 'stuck'; readonly error: RegcredError };
