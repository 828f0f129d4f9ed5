import type { Login } from '../../distribution/distribution.js';
import { fail } from '../../errors/error.js';
import type { RegcredError } from '../../errors/error.js';
import type { Token } from '../../registries/contract.js';
import type { LedgerRecord } from '../ledger/record.js';

/** All that {@link decide} may know: one look at the ledger, the stores and the registry. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly policy: Policy;
  readonly preflight: Preflight;
  readonly ledger?: LedgerRecord;
  /** The registry's tokens of this credential; of a single slot, the one in it. Absent where the class lists none. */
  readonly tokens?: readonly Token[];
  /** Absent when neither this run, a store, the escrow nor the registry has it. */
  readonly current?: CurrentLogin;
  /** A login that a person supplied and that belongs to no generation yet. */
  readonly supplied?: JudgedLogin;
  readonly stores: readonly StoreView[];
  /** Logins that must be refused once the current one is in every store. */
  readonly former: readonly JudgedLogin[];
  readonly gate: Gate;
  /** Ids of tokens that this run failed to revoke. */
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
  /** How many tokens may exist at once, where the registry limits them. */
  readonly slots?: number;
  /** A lost secret can be recovered. */
  readonly hasEscrow: boolean;
  /** Milliseconds from the choice of a secret to the next rotation. */
  readonly every: number;
  /** Milliseconds from one run to the next, where the configuration says it; for class `refresh` only. */
  readonly runs?: number;
  /** Milliseconds for which the old secret stays valid after every store has the new one. */
  readonly grace: number;
  /** Renews this long (milliseconds) before the token expires. */
  readonly margin: number;
  readonly acceptDowntime: boolean;
  /** `--now`: a secret from before this instant (epoch milliseconds) is due, and is retired without waiting. */
  readonly now?: number;
}

export type Preflight =
  | { readonly result: 'pending' }
  | { readonly result: 'passed' }
  | { readonly result: 'failed'; readonly error: RegcredError };

/** The registry's answer about a login. Unknown is never success; `untried` has not been asked yet. */
export type Verdict =
  | { readonly answer: 'untried' }
  | { readonly answer: 'accepted' }
  | { readonly answer: 'rejected'; readonly serverTime?: number }
  | { readonly answer: 'unknown'; readonly error: RegcredError };

/** Whether the old tokens may be revoked. `why` is a sentence for people. */
export type Gate =
  | { readonly answer: 'unasked' }
  | { readonly answer: 'open' }
  | { readonly answer: 'closed'; readonly why: string };

export interface JudgedLogin extends Login {
  readonly verdict: Verdict;
}

/** The login of the ledger's generation: the one that every store should have. */
export interface CurrentLogin extends JudgedLogin {
  /** Chosen or issued by this run. */
  readonly madeHere: boolean;
  /** Known to the registry: set or issued by this run, or by the run that wrote it to a store. */
  readonly minted: boolean;
  /** Recorded in the ledger. */
  readonly sealed: boolean;
}

export interface StoreView {
  readonly name: string;
  readonly holds: 'secret' | 'pair' | 'two';
  readonly readable: boolean;
  /** `current`: the login of the ledger's generation, as read or, in a store that cannot be read, as recorded. */
  readonly has: 'current' | 'other' | 'nothing';
  /** What came of this run's write. */
  readonly written: WriteResult;
}

export type WriteResult =
  | { readonly result: 'untried' }
  | { readonly result: 'done' }
  | { readonly result: 'failed'; readonly error: RegcredError };

/** The current login, in a step that `decide` takes only when there is one. */
export function mustHaveCurrent({ current, policy }: World): CurrentLogin {
  if (!current) fail('E_INTERNAL', { kind: `no current login of ${policy.credential}` });
  return current;
}

/** The ledger's record, in a step that `decide` takes only when there is one. */
export function mustHaveLedger({ ledger, policy }: World): LedgerRecord {
  if (!ledger) fail('E_INTERNAL', { kind: `no record of ${policy.credential}` });
  return ledger;
}
