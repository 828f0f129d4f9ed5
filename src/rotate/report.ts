import type { RegcredError } from '../errors.js';
import { nextDue } from './due.js';
import type { Reason } from './due.js';
import type { Work } from './work.js';
import type { World } from './world.js';

/** What a rotation did, without secrets: the output `report`, and what `--json` prints. */
export interface RotationReport {
  /** Exit code (design, section 7). */
  readonly exit: 0 | 1 | 2 | 75;
  readonly credentials: readonly CredentialReport[];
}

export interface CredentialReport {
  readonly credential: string;
  readonly registry: string;
  readonly token: string;
  /**
   * `rotated`: a new secret is everywhere. `finished`: an earlier run's secret now is. `repaired`: a store
   * was given the current secret again. `in-progress`: another run is at work; nothing was changed here.
   */
  readonly outcome: Outcome;
  readonly because: readonly Reason[];
  readonly generation?: number;
  /** ISO 8601; when the current secret was chosen. */
  readonly since?: string;
  readonly ageDays?: number;
  readonly nextDue?: string;
  /** `refused`: the old secret was seen to be refused. `none`: no old secret was known to this run. */
  readonly proof?: 'refused' | 'none';
  readonly stores: readonly StoreReport[];
  readonly error?: ErrorReport;
}

export type Outcome = 'rotated' | 'finished' | 'repaired' | 'nothing-due' | 'in-progress' | 'failed';

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
  readonly error?: RegcredError;
}

export function reportCredential({ policy, stores }: Work, ending: Ending): CredentialReport {
  const { outcome, because, world, error } = ending;
  const { credential, registry, token, every } = policy;
  const ledger = world?.ledger;
  const isDone = outcome === 'rotated' || outcome === 'finished' || outcome === 'repaired';
  return {
    credential,
    registry,
    token,
    outcome,
    because,
    ...(ledger && {
      generation: ledger.generation,
      since: ledger.since,
      ageDays: Math.max(0, Math.floor((world.now - Date.parse(ledger.since)) / 86_400_000)),
      nextDue: new Date(nextDue(ledger, { every })).toISOString(),
    }),
    ...(isDone && { proof: world && world.former.length > 0 ? 'refused' : 'none' }),
    stores: stores.map(({ name }) => reportStore(name, ending)),
    ...(error && { error: reportError(error) }),
  };
}

function reportStore(store: string, { world, wrote }: Ending): StoreReport {
  const view = world?.stores.find(({ name }) => name === store);
  if (!view) return { store, outcome: 'unknown' };
  if (view.written.result === 'failed') {
    return { store, outcome: 'failed', error: reportError(view.written.error) };
  }
  if (wrote.includes(store)) return { store, outcome: 'written' };
  return { store, outcome: view.holds === 'value' ? 'current' : 'behind' };
}

export function reportError({ code, message, hint }: RegcredError): ErrorReport {
  return { code, message, hint };
}
