import type { Context } from '../context/context.js';

/** At most so much of one thing in any span of time (milliseconds). */
export interface Window {
  readonly counts: string;
  readonly most: number;
  readonly span: number;
}

export interface Limits {
  /** Calls at work at the same time. */
  readonly concurrent: number;
  readonly windows: readonly Window[];
}

/** What one call takes of each thing that the windows count. */
export type Cost = Readonly<Record<string, number>>;

/** Lets calls start in the order they came, each as soon as it fits. Time is that of the context's clock. */
export interface Budget {
  /** Waits for its turn, and then does `work`. Rejects with the signal's reason when that aborts first. */
  run<T>(cost: Cost, work: () => Promise<T>, ctx: Pick<Context, 'clock' | 'signal'>): Promise<T>;
  /** Lets nothing start before `until` (epoch milliseconds). */
  pause(until: number): void;
}

/** `enforced` is asked before each call; while it says no, only the number of calls at once is held. */
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
      // A stop ends the waiting; whether anything is still sent is for the client to say.
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
      // Whoever is interrupted while it waits does not stop those behind it.
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

/** A call that was let through. It counts from its start until a whole span after its end: when it arrived is not known. */
interface Spent {
  readonly cost: Cost;
  ended?: number;
}

/** When every window has room for `cost`; undefined: not before a call that is at work has ended. */
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
