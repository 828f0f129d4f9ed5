import type { RegcredError } from '../../errors/error.js';
import type { Token } from '../../registries/contract.js';
import type { Secret } from '../../secret/secret.js';
import type { LedgerRecord } from '../ledger/record.js';

/** All that {@link decide} may know: what one look at the ledger, the stores and the registry has shown. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly policy: Policy;
  readonly preflight: Preflight;
  readonly ledger?: LedgerRecord;
  /** The registry's tokens of ours; for one slot, the one in it. Absent where the class has no list. */
  readonly tokens?: readonly Token[];
  /** The secret of the ledger's generation, as long as anybody holds it: this run, a store, the escrow. */
  readonly value?: Value;
  /** What a person has supplied and no generation holds yet. */
  readonly supplied?: Asked;
  readonly stores: readonly StoreView[];
  /** Secrets that should no longer work once the value is everywhere. */
  readonly former: readonly Asked[];
  readonly gate: Gate;
  /** Ids whose end this run has asked for in vain. */
  readonly failedRetires: Readonly<Record<string, RegcredError>>;
}

export type RotationClass = 'overlap' | 'replace-chosen' | 'replace-issued' | 'refresh' | 'supplied';

export interface Policy {
  /** Names the credential in errors. */
  readonly credential: string;
  readonly registry: string;
  readonly token: string;
  /** The ledger's name. */
  readonly ledger: string;
  readonly class: RotationClass;
  /** Every generation logs in with the same username. */
  readonly constantUsername: boolean;
  /** How many tokens may live side by side, where that is few. */
  readonly slots?: number;
  /** A lost value can be found again. */
  readonly hasEscrow: boolean;
  /** Milliseconds from the choice of a secret to the next rotation. */
  readonly every: number;
  /** Milliseconds from one run to the next, where the configuration says it; for class `refresh` only. */
  readonly runs?: number;
  /** Milliseconds for which the old secret stays good after every store has the new one. */
  readonly grace: number;
  /** Renew this long (milliseconds) before the token ends by itself. */
  readonly margin: number;
  readonly acceptDowntime: boolean;
  /** `--now`: what was chosen before this instant (epoch milliseconds) is due, and retired without waiting. */
  readonly now?: number;
}

export type Preflight =
  | { readonly result: 'pending' }
  | { readonly result: 'passed' }
  | { readonly result: 'failed'; readonly error: RegcredError };

/** What the registry says of a secret. Unknown is never success; `untried` has not been asked yet. */
export type Verdict =
  | { readonly answer: 'untried' }
  | { readonly answer: 'accepted' }
  | { readonly answer: 'rejected'; readonly serverTime?: number }
  | { readonly answer: 'unknown'; readonly error: RegcredError };

/** May the old tokens be ended? `why` is a sentence for people. */
export type Gate =
  | { readonly answer: 'unasked' }
  | { readonly answer: 'open' }
  | { readonly answer: 'closed'; readonly why: string };

export interface Asked {
  readonly username: string;
  readonly secret: Secret;
  readonly verdict: Verdict;
}

export interface Value extends Asked {
  /** This run chose or minted it. */
  readonly fresh: boolean;
  /** The registry was given it: by this run, or, as a store holds it, by an earlier one. */
  readonly minted: boolean;
  /** The ledger knows it. */
  readonly sealed: boolean;
}

export interface StoreView {
  readonly name: string;
  readonly holds: 'secret' | 'pair' | 'two';
  readonly readable: boolean;
  /** `value`: the secret of the ledger's generation, as seen or, where it cannot be read back, as recorded. */
  readonly has: 'value' | 'other' | 'nothing';
  /** This run's own try to write it. */
  readonly written: Written;
}

export type Written =
  | { readonly result: 'untried' }
  | { readonly result: 'done' }
  | { readonly result: 'failed'; readonly error: RegcredError };
