import type { Clock, Random } from '../../src/context/context.js';

export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;

/** Time that only the simulator moves: effects take a second, waiting takes what was asked for. */
export class SimulatedClock implements Clock {
  constructor(private instant = Date.parse('2031-01-01T03:00:00Z')) {}

  now(): number {
    return this.instant;
  }

  pass(milliseconds: number): void {
    this.instant += milliseconds;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(new Error('stopped'));
    this.pass(milliseconds);
    return Promise.resolve();
  }
}

/** The same numbers for the same seed (mulberry32). */
export class SeededRandom implements Random {
  constructor(private state: number) {}

  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => Math.floor(this.fraction() * 256));
  }

  /** One of them. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.fraction() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** A secret that no other text contains. */
  secret(): string {
    return `s1M-${Buffer.from(this.bytes(15)).toString('base64url')}`;
  }
}
