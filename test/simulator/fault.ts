import { regcredError } from '../../src/errors/error.js';
import type { RegcredError } from '../../src/errors/error.js';

/** Everything that can go wrong at one effect (docs/architecture.md, section 9). */
export const faults = [
  'crash before',
  'crash after',
  /** Not carried out, and the answer says so. */
  'error before',
  /** Carried out, and nobody hears of it. */
  'lost answer',
  /** Not carried out, and nobody hears of it. */
  'timeout',
  /** What was true before the last change. */
  'stale',
  'refused',
  'throttled',
  /** The CI asks the run to stop; the effect itself is carried out. */
  'stop',
] as const;

export type Fault = (typeof faults)[number];
export type Place = 'registry' | 'login' | 'store' | 'ledger';

/** A reading changes nothing, so that dying after it is dying before the next, and a lost answer a timeout. */
const ofReadings: readonly Fault[] = ['crash before', 'error before', 'stale', 'stop'];

/** What can go wrong at an effect that reads, or changes something. */
export function faultsOf(effect: { readonly isReading: boolean; readonly stale: boolean }): readonly Fault[] {
  const possible = effect.isReading ? ofReadings : faults;
  return effect.stale ? possible : possible.filter((fault) => fault !== 'stale');
}

/** The error that src/registries, src/stores and the ledgers throw then. */
export function errorOf(fault: Fault, place: Place): RegcredError {
  if (fault === 'lost answer' || fault === 'timeout') {
    return regcredError('E_TIMEOUT', { what: `the call of the ${place}`, seconds: 30, where: 'it' });
  }
  if (fault === 'throttled') return regcredError('E_RATE_LIMITED', { host: place, wait: '60 s' });
  const hint = 'Give it the right to.';
  if (place === 'ledger') return regcredError('E_LEDGER_FILE', { ledger: 'simulated', problem: fault });
  if (place === 'store') {
    return fault === 'refused'
      ? regcredError('E_STORE_DENIED', { store: 'simulated', action: 'used', hint })
      : regcredError('E_STORE_WRITE', { store: 'simulated', problem: fault });
  }
  return fault === 'refused'
    ? regcredError('E_ADMIN_FORBIDDEN', { api: 'simulated', action: 'do it', hint })
    : regcredError('E_TOKEN_REQUEST', { api: 'simulated', action: 'do it', status: 400, words: '' });
}
