import { defined } from '../../defined.js';
import type { RegcredError } from '../../errors/error.js';
import type { Reason } from '../engine/due.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { Stop } from '../engine/step.js';
import type { World } from '../engine/world.js';
import { ageOf } from './age.js';
import type { SecretAge } from './age.js';
import type { RotationExit } from './exit.js';
import { refreshNotices } from './refresh-notices.js';

/** What a rotation did, without secrets: the output `report`, and what `--json` prints. */
export interface RotationReport {
  readonly exit: RotationExit;
  readonly credentials: readonly CredentialReport[];
}

export interface CredentialReport extends SecretAge {
  readonly credential: string;
  readonly registry: string;
  readonly token: string;
  readonly outcome: RotationOutcome;
  readonly because: readonly Reason[];
  readonly generation?: number;
  /** ISO 8601; when the current secret was chosen or minted. */
  readonly since?: string;
  /** `refused`: the old secret is proved to be refused, or its token to be gone. `none`: no old one was known. */
  readonly proof?: 'refused' | 'none';
  /** Why old tokens are still valid. */
  readonly waiting?: { readonly why: string; readonly until?: string };
  /** What a person has to do in the registry's panel. */
  readonly panel?: string;
  /** Ids of the revoked tokens. */
  readonly retired: readonly string[];
  readonly notices: readonly string[];
  readonly stores: readonly StoreReport[];
  readonly error?: ErrorReport;
}

/**
 * `rotated`: a new secret is in every store. `finished`: an earlier run's secret now is. `repaired`: a store got the
 * current secret again. `retired`: old tokens were revoked. `waiting`: old tokens are still valid and will be revoked
 * later. `awaiting`: a person has to set a new secret. `in-progress`: another run has the lock; this one changed
 * nothing.
 */
export type RotationOutcome =
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

/** What the loop over one credential knows when it stops. */
export interface Conclusion {
  readonly outcome: RotationOutcome;
  readonly because: readonly Reason[];
  /** The last look; undefined when there was none. */
  readonly world?: World;
  /** Stores that this run wrote. */
  readonly wrote: readonly string[];
  readonly retired: readonly string[];
  readonly notices: readonly string[];
  readonly stop?: Stop;
}

export function reportCredential(opened: OpenCredential, conclusion: Conclusion): CredentialReport {
  const { policy, stores, token } = opened;
  const { outcome, because, world, stop, retired, notices } = conclusion;
  const ledger = world?.ledger;
  return {
    credential: policy.credential,
    registry: policy.registry,
    token: policy.token,
    outcome,
    because,
    ...defined({ generation: ledger?.generation, since: ledger?.since }),
    ...ageOf(world),
    ...proof(conclusion),
    ...(stop?.step === 'wait' && {
      waiting: {
        why: stop.why,
        ...(stop.until !== undefined && { until: new Date(stop.until).toISOString() }),
      },
    }),
    ...(stop?.step === 'await' && token.kind === 'supplied' && { panel: token.panel }),
    retired,
    notices: [...notices, ...refreshNotices(opened, ledger)],
    stores: stores.map(({ name }) => reportStore(name, conclusion)),
    ...(stop?.step === 'stuck' && { error: reportError(stop.error) }),
  };
}

/** Reported only for a rotation that is done. */
function proof({ outcome, world, retired }: Conclusion): Pick<CredentialReport, 'proof'> {
  const isDone = ['rotated', 'finished', 'retired', 'repaired'].includes(outcome);
  if (!isDone || world?.ledger?.phase !== 'settled') return {};
  return { proof: world.former.length > 0 || retired.length > 0 ? 'refused' : 'none' };
}

function reportStore(store: string, { world, wrote }: Conclusion): StoreReport {
  const view = world?.stores.find(({ name }) => name === store);
  if (!view) return { store, outcome: 'unknown' };
  if (view.written.result === 'failed') {
    return { store, outcome: 'failed', error: reportError(view.written.error) };
  }
  if (wrote.includes(store)) return { store, outcome: 'written' };
  return { store, outcome: view.has === 'current' ? 'current' : 'behind' };
}

export function reportError({ code, message, hint }: RegcredError): ErrorReport {
  return { code, message, hint };
}
