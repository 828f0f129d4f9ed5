import type { Context } from '../../../src/context/context.js';
import { fail } from '../../../src/errors/error.js';
import type { LedgerRecord } from '../../../src/rotate/ledger/record.js';
import type { Variables } from '../../../src/stores/variables.js';
import { observe } from '../../redaction/oracle.js';

/** A record of which only the generation matters. */
export function record(generation: number, stores: Record<string, number> = {}): LedgerRecord {
  return { generation, phase: 'minting', since: '2026-01-01T00:00:00Z', former: [], stores };
}

/** How one call of the platform goes. Milliseconds. */
export interface Weather {
  /** From the call to its effect. */
  readonly before: number;
  /** From the effect to the answer. */
  readonly after: number;
  /** A read shows what was there so long ago. */
  readonly stale: number;
  /** `refused`: nothing happens. `lost`: it is done, and the answer does not come. */
  readonly fault?: 'refused' | 'lost';
}

export const calm: Weather = { before: 0, after: 0, stale: 0 };

/** A platform's variables: slow, late and unreliable as `weather` says. */
export class MemoryVariables implements Variables {
  readonly name = 'memory:acme/platform';
  readonly history = new Map<string, { at: number; text: string }[]>();
  writes = 0;
  weather: (call: 'read' | 'write') => Weather = () => calm;

  call(key: string): string {
    return `PATCH memory:${key}`;
  }

  at(key: string, time: number): string | undefined {
    return this.history.get(key)?.findLast(({ at }) => at <= time)?.text;
  }

  put(key: string, text: string, at = 0): void {
    observe('variable', text);
    this.history.set(key, [...(this.history.get(key) ?? []), { at, text }]);
  }

  async read(key: string, { clock }: Context): Promise<string | undefined> {
    const { before, after, stale, fault } = this.weather('read');
    await wait(before, clock);
    const text = this.at(key, clock.now() - stale);
    await wait(after, clock);
    if (fault) fail('E_TIMEOUT', { what: 'the read', seconds: 30, where: 'memory' });
    return text;
  }

  async write(key: string, text: string, { clock }: Context): Promise<void> {
    const { before, after, fault } = this.weather('write');
    this.writes++;
    await wait(before, clock);
    if (fault === 'refused') fail('E_STORE_DENIED', { store: this.name, action: 'written', hint: 'x' });
    this.put(key, text, clock.now());
    await wait(after, clock);
    if (fault === 'lost') fail('E_TIMEOUT', { what: 'the write', seconds: 30, where: 'memory' });
  }
}

async function wait(milliseconds: number, clock: Context['clock']): Promise<void> {
  if (milliseconds > 0) await clock.sleep(milliseconds);
}
