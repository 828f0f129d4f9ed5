import type { RegcredError } from '../errors.js';
import type { Secret } from '../secret/secret.js';
import type { LedgerRecord } from './ledger/record.js';

/** All that {@link decide} may know: what one look at the ledger, the stores and the registry has shown. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly policy: Policy;
  readonly preflight: Preflight;
  readonly ledger?: LedgerRecord;
  /** The secret of the ledger's generation, as long as anybody holds it: this run, or a store. */
  readonly value?: Value;
  readonly stores: readonly StoreView[];
  /** What stores held, or still hold, and should no longer work once the value does. */
  readonly former: readonly Asked[];
}

export interface Policy {
  /** Names the credential in errors. */
  readonly credential: string;
  readonly registry: string;
  readonly token: string;
  /** Milliseconds from the choice of a secret to the next rotation. */
  readonly every: number;
  readonly acceptDowntime: boolean;
}

export type Preflight =
  | { readonly result: 'pending' }
  | { readonly result: 'passed' }
  | { readonly result: 'failed'; readonly error: RegcredError };

/** What the registry says of a secret. Unknown is never success; `untried` has not been asked yet. */
export type Verdict =
  | { readonly answer: 'untried' }
  | { readonly answer: 'accepted' }
  | { readonly answer: 'rejected' }
  | { readonly answer: 'unknown'; readonly error: RegcredError };

export interface Asked {
  readonly secret: Secret;
  readonly verdict: Verdict;
}

export interface Value extends Asked {
  /** This run chose it. */
  readonly fresh: boolean;
  /** The registry was given it: by this run, or, as a store holds it, by an earlier one. */
  readonly minted: boolean;
}

export interface StoreView {
  readonly name: string;
  /** `value`: the secret of the ledger's generation. */
  readonly holds: 'value' | 'other' | 'nothing';
  /** What it holds, where it can be read back. */
  readonly secret?: Secret;
  /** This run's own try to write it. */
  readonly written: Written;
}

export type Written =
  | { readonly result: 'untried' }
  | { readonly result: 'done' }
  | { readonly result: 'failed'; readonly error: RegcredError };
