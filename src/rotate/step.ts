import type { RegcredError } from '../errors.js';
import type { Reason } from './due.js';

/** The one next thing to do. The words are those of the design, section 5. */
export type Step = Effect | End;

/** Done by `act`, the only place with effects. */
export type Effect =
  /** Proves that every later step will be allowed; changes nothing. */
  | { readonly step: 'preflight'; readonly because: readonly Reason[] }
  /** Chooses the secret of a new generation and notes it in the ledger, before anything else changes. */
  | { readonly step: 'seal'; readonly generation: number; readonly because: readonly Reason[] }
  /** Gives the registry the secret. */
  | { readonly step: 'mint' }
  /** Logs in with it. */
  | { readonly step: 'verify' }
  | { readonly step: 'write'; readonly store: string }
  /** Sees the old secret refused and the new one accepted. */
  | { readonly step: 'prove' }
  /** Notes in the ledger that all is done. */
  | { readonly step: 'settle' };

export type End =
  /** Nothing is left to do. */
  { readonly step: 'rest' } | { readonly step: 'stuck'; readonly error: RegcredError };
