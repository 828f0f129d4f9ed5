import type { Context } from '../context/context.js';

/** A limit on one kind of cost within any span of milliseconds. */
export interface Window {
  readonly counts: string;
  readonly most: number;
  readonly span: number;
}

export interface Limits {
  /** Limit on concurrent calls. */
  readonly concurrent: number;
  readonly windows: readonly Window[];
}

/** The cost of one call in each window. */
export type Cost = Readonly<Record<string, number>>;

/** Starts calls in order of arrival, each as soon as it fits, by the context's clock. */
export interface Budget {
  /** Waits for its turn, then does `work`. Rejects with the signal's reason when that aborts first. */
  run<T>(cost: Cost, work: () => Promise<T>, ctx: Pick<Context, 'clock' | 'signal'>): Promise<T>;
  /** Lets nothing start before `until` (epoch milliseconds). */
  pause(until: number): void;
}

/** Calls `enforced` before each call; while it returns false, only concurrency is limited. */
export function createBudget(limits: Limits, enforced: () => boolean = () => true): Budget {
  const longest = Math.max(0, ...limits.windows.map(({ span }) => span));
  let spent: Spent[] = [];
  let working = 0;
  let paused = 0;
  let last: Promise<unknown> = Promise.resolve();
  let wake: (() => void) | undefined;

  const admit = async (cost: Cost, { clock, signal }: Pick<Context, 'clock' | 'signal'>): Promise<Spent> => {
    for (;;) {
      const now = clock.now();
      spent = spent.filter(({ ended }) => ended === undefined || ended + longest > now);
      const free = enforced() ? windowsFree(cost, spent, limits.windows, now) : now;
      const full = working >= limits.concurrent || free === undefined;
      const at = full ? undefined : Math.max(paused, free);
      if (at !== undefined && at <= now) break;
      // A stop cuts the wait short; the client decides whether anything is still sent.
      signal.throwIfAborted();
      if (at !== undefined) await clock.sleep(at - now, signal);
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    const entry: Spent = { cost };
    spent.push(entry);
    working++;
    return entry;
  };
  return {
    async run(cost, work, ctx) {
      const turn = last.then(() => admit(cost, ctx));
      // An aborted waiter does not block the queue.
      last = turn.catch(() => {});
      const entry = await turn;
      try {
        return await work();
      } finally {
        working--;
        entry.ended = ctx.clock.now();
        wake?.();
      }
    },
    pause(until) {
      paused = Math.max(paused, until);
    },
  };
}

/** An admitted call. It counts until one span after its end, because the time it arrived is unknown. */
interface Spent {
  readonly cost: Cost;
  ended?: number;
}

/** When every window has room for `cost`; undefined until a running call has finished. */
function windowsFree(
  cost: Cost,
  spent: readonly Spent[],
  windows: readonly Window[],
  now: number,
): number | undefined {
  let free = now;
  for (const { counts, most, span } of windows) {
    const wanted = Math.min(cost[counts] ?? 0, most);
    if (wanted === 0) continue;
    const counted = spent.filter((call) => call.cost[counts] && leaves(call, span) > now);
    let over = counted.reduce((sum, call) => sum + (call.cost[counts] ?? 0), wanted) - most;
    for (const call of counted.toSorted((a, b) => leaves(a, span) - leaves(b, span))) {
      if (over <= 0) break;
      over -= call.cost[counts] ?? 0;
      free = Math.max(free, leaves(call, span));
    }
  }
  return free === Infinity ? undefined : free;
}

function leaves({ ended }: Spent, span: number): number {
  return ended === undefined ? Infinity : ended + span;
}
