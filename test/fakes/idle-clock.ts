import type { Clock } from '../../src/context/context.js';

/**
 * A clock that moves only when nothing else can happen: no request is on its way and everybody sleeps. So
 * hours of waiting take no time, and what is measured does not depend on the machine.
 */
export interface IdleClock extends Clock {
  /** Counts as work on its way until it settles. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

export function createIdleClock(start: number): IdleClock {
  let now = start;
  let working = 0;
  let changes = 0;
  let watching = false;
  const sleepers = new Set<{ readonly until: number; wake(): void }>();
  const watch = async () => {
    watching = true;
    while (sleepers.size > 0) {
      if (!(await isIdle())) continue;
      const next = Math.min(...[...sleepers].map(({ until }) => until));
      now = Math.max(now, next);
      for (const sleeper of [...sleepers].filter(({ until }) => until <= now)) {
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    }
    watching = false;
  };
  /** Nothing has begun, ended or gone to sleep for so many turns of the event loop. */
  const isIdle = async () => {
    const before = changes;
    for (let turn = 0; turn < 20; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
    return working === 0 && before === changes;
  };
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        changes++;
        const sleeper = { until: now + Math.max(0, milliseconds), wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason as Error);
        });
        if (!watching) void watch();
      }),
    async during(work) {
      working++;
      changes++;
      try {
        return await work();
      } finally {
        working--;
        changes++;
      }
    },
  };
}
