import type { Clock } from '../../../src/context/context.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** One clock for the runs and all servers. It does not wait: sleeping moves it. */
export class Time implements Clock {
  private ahead = 0;

  now = (): number => Date.now() + this.ahead;

  sleep = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    if (signal?.aborted) throw new Error('aborted');
    this.pass(milliseconds);
  };

  pass(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}
