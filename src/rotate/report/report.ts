import type { RegcredError } from '../../errors/error.js';
import { nextDue } from '../engine/due.js';
import type { Reason } from '../engine/due.js';
import { refreshNotices } from '../plan/refresh-notices.js';
import type { End } from '../engine/step.js';
import type { Work } from '../engine/work.js';
import type { World } from '../engine/world.js';

/** What a rotation did, without secrets: the output `report`, and what `--json` prints. */
export interface RotationReport {
  /** Exit code (docs/architecture.md, section 7). */
  readonly exit: 0 | 1 | 2 | 75;
  readonly credentials: readonly CredentialReport[];
}

export interface CredentialReport {
  readonly credential: string;
  readonly registry: string;
  readonly token: string;
  readonly outcome: Outcome;
  readonly because: readonly Reason[];
  readonly generation?: number;
  /** ISO 8601; when the current secret was chosen or minted. */
  readonly since?: string;
  readonly ageDays?: number;
  /** ISO 8601; when the token ends by itself. */
  readonly expires?: string;
  readonly nextDue?: string;
  /** `refused`: the old secret was seen to be refused, or its token to be gone. `none`: none was known. */
  readonly proof?: 'refused' | 'none';
  /** Why old tokens are still good. */
  readonly waiting?: { readonly why: string; readonly until?: string };
  /** What a person has to do in the registry's panel. */
  readonly panel?: string;
  /** Ids of the tokens that were ended. */
  readonly retired: readonly string[];
  readonly notices: readonly string[];
  readonly stores: readonly StoreReport[];
  readonly error?: ErrorReport;
}

/**
 * `rotated`: a new secret is everywhere. `finished`: an earlier run's secret now is. `repaired`: a store was
 * given the current secret again. `retired`: old tokens were ended. `waiting`: they are still good, and will
 * be ended later. `awaiting`: a person has to set a new secret. `in-progress`: another run is at work; nothing
 * was changed here.
 */
export type Outcome =
  | 'rotated'
  | 'finished'
  | 'repaired'
  | 'retired'
  | 'waiting'
  | 'awaiting'
  | 'nothing-due'
  | 'in-progress'
  | 'failed';

export interface StoreReport {
  readonly store: string;
  readonly outcome: 'written' | 'current' | 'behind' | 'failed' | 'unknown';
  readonly error?: ErrorReport;
}

export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What the loop knows when it ends. */
export interface Ending {
  readonly outcome: Outcome;
  readonly because: readonly Reason[];
  /** The last look; undefined when there was none. */
  readonly world?: World;
  /** Stores this run has written. */
  readonly wrote: readonly string[];
  readonly retired: readonly string[];
  readonly notices: readonly string[];
  readonly end?: End;
}

export function reportCredential(work: Work, ending: Ending): CredentialReport {
  const { policy, stores, token } = work;
  const { outcome, because, world, end, retired, notices } = ending;
  const ledger = world?.ledger;
  return {
    credential: policy.credential,
    registry: policy.registry,
    token: policy.token,
    outcome,
    because,
    ...(ledger && {
      generation: ledger.generation,
      since: ledger.since,
      ageDays: Math.max(0, Math.floor((world.now - Date.parse(ledger.since)) / 86_400_000)),
      ...(ledger.expires !== undefined && { expires: ledger.expires }),
      nextDue: new Date(nextDue(ledger, policy)).toISOString(),
    }),
    ...proof(ending),
    ...(end?.step === 'wait' && {
      waiting: {
        why: end.why,
        ...(end.until !== undefined && { until: new Date(end.until).toISOString() }),
      },
    }),
    ...(end?.step === 'await' && token.kind === 'supplied' && { panel: token.panel }),
    retired,
    notices: [...notices, ...refreshNotices(work, ledger)],
    stores: stores.map(({ name }) => reportStore(name, ending)),
    ...(end?.step === 'stuck' && { error: reportError(end.error) }),
  };
}

/** Said only where a rotation has come to its end. */
function proof({ outcome, world, retired }: Ending): Pick<CredentialReport, 'proof'> {
  const isDone = ['rotated', 'finished', 'retired', 'repaired'].includes(outcome);
  if (!isDone || world?.ledger?.phase !== 'settled') return {};
  return { proof: world.former.length > 0 || retired.length > 0 ? 'refused' : 'none' };
}

function reportStore(store: string, { world, wrote }: Ending): StoreReport {
  const view = world?.stores.find(({ name }) => name === store);
  if (!view) return { store, outcome: 'unknown' };
  if (view.written.result === 'failed') {
    return { store, outcome: 'failed', error: reportError(view.written.error) };
  }
  if (wrote.includes(store)) return { store, outcome: 'written' };
  return { store, outcome: view.has === 'value' ? 'current' : 'behind' };
}

export function reportError({ code, message, hint }: RegcredError): ErrorReport {
  return { code, message, hint };
}
