import { fail } from '../../src/errors/error.js';
import type { Hold, Ledger } from '../../src/rotate/ledger/ledger.js';
import { recordSchema } from '../../src/rotate/ledger/record.js';
import type { LedgerRecord } from '../../src/rotate/ledger/record.js';
import type { Process } from './process.js';
import type { SimulatedClock } from './time.js';

export const LEASE = 600_000;

/** One text per credential, and a lock with a lease. */
export class SimulatedLedger {
  readonly records = new Map<string, LedgerRecord>();
  #before = new Map<string, LedgerRecord>();
  #lock: { readonly owner: object; until: number } | undefined;
  /** Writing without the lock is refused. */
  isFenced = true;
  onWrite: (text: string) => void = () => {};

  constructor(private readonly clock: SimulatedClock) {}

  record(credential: string): LedgerRecord | undefined {
    return this.records.get(credential);
  }

  put(credential: string, record: LedgerRecord): void {
    this.onWrite(JSON.stringify(record));
    this.keep();
    // Nobody can change what is written by changing what was handed in.
    this.records.set(credential, recordSchema.parse(record));
  }

  /** What is so now has been so for long: no answer can be older. */
  keep(): void {
    this.#before = new Map(this.records);
  }

  open(process: Process): Ledger {
    let owner: object | undefined;
    const mustHold = () => {
      if (owner === undefined || this.#lock?.owner !== owner) fail('E_LOCK_LOST', { ledger: 'simulated' });
      return this.#lock;
    };
    const effect = (what: string, isReading: boolean) =>
      ({ name: `ledger: ${what}`, place: 'ledger', isReading }) as const;
    return {
      name: 'simulated ledger',
      read: (credential) =>
        process.perform({
          ...effect('read', true),
          apply: () => this.record(credential),
          stale: () => this.#before.get(credential),
        }),
      write: (credential, record) =>
        process.perform({
          ...effect(`write ${record.phase} ${String(record.generation)}`, false),
          apply: () => {
            if (this.isFenced) mustHold();
            this.put(credential, record);
          },
        }),
      hold: () =>
        process.perform<Hold | undefined>({
          ...effect('hold', false),
          apply: () => {
            if (this.#lock && this.#lock.until > this.clock.now()) return undefined;
            owner = {};
            this.#lock = { owner, until: this.clock.now() + LEASE };
            return {
              confirm: () =>
                process.perform({
                  ...effect('confirm', true),
                  apply: () => {
                    mustHold().until = this.clock.now() + LEASE;
                  },
                }),
              release: () =>
                process.perform({
                  ...effect('release', false),
                  apply: () => {
                    if (this.#lock?.owner === owner) this.#lock = undefined;
                  },
                }),
            };
          },
        }),
    };
  }
}
