import { describe, expect, it } from 'vitest';
import { createBudget, type Budget, type Limits } from '../../src/http/budget.js';
import { createIdleClock } from '../fakes/idle-clock.js';

const MINUTE = 60_000;

function scene(limits: Limits, enforced?: () => boolean) {
  const clock = createIdleClock(0);
  const budget = createBudget(limits, enforced);
  const signal = new AbortController().signal;
  const starts: number[] = [];
  /** A call that takes `length` milliseconds. */
  const call = (cost: Record<string, number>, length = 0, ctx = { clock, signal }) =>
    budget.run(
      cost,
      async () => {
        starts.push(clock.now());
        if (length > 0) await clock.sleep(length);
      },
      ctx,
    );
  return { clock, budget, starts, call };
}

const many = (count: number, each: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, each));
const perMinute = (most: number) => ({
  concurrent: 1000,
  windows: [{ counts: 'calls', most, span: MINUTE }],
});

describe('a budget of requests', () => {
  it('lets start at once what fits, and the rest as soon as it does', async () => {
    const { starts, call } = scene(perMinute(3));
    await many(7, () => call({ calls: 1 }));
    expect(starts).toEqual([0, 0, 0, MINUTE, MINUTE, MINUTE, 2 * MINUTE]);
  });

  it('counts a call until a whole span after its end: when it reached the server is not known', async () => {
    const { starts, call } = scene(perMinute(1));
    await many(3, () => call({ calls: 1 }, 5_000));
    expect(starts).toEqual([0, MINUTE + 5_000, 2 * (MINUTE + 5_000)]);
  });

  it('holds every window, each with its own measure', async () => {
    const limits = {
      concurrent: 1000,
      windows: [
        { counts: 'points', most: 10, span: MINUTE },
        { counts: 'writes', most: 3, span: 10 * MINUTE },
      ],
    };
    const { starts, call } = scene(limits);
    await many(4, () => call({ points: 5, writes: 1 }));
    await call({ points: 1 });
    expect(starts).toEqual([0, 0, MINUTE, 10 * MINUTE, 10 * MINUTE]);
  });

  it('holds how many are at work at once', async () => {
    const { starts, call } = scene({ concurrent: 2, windows: [] });
    await many(5, () => call({}, 1000));
    expect(starts).toEqual([0, 0, 1000, 1000, 2000]);
  });

  it('a call that costs more than a window holds waits until the window is empty', async () => {
    const { starts, call } = scene(perMinute(3));
    await call({ calls: 1 });
    await call({ calls: 5 });
    expect(starts).toEqual([0, MINUTE]);
  });

  it('lets nothing start during a pause, and never a call before one that came first', async () => {
    const { budget, starts, call } = scene(perMinute(100));
    budget.pause(90_000);
    await many(2, () => call({ calls: 1 }));
    expect(starts).toEqual([90_000, 90_000]);
  });

  it('a call that fails gives its place back', async () => {
    const { budget, clock, starts, call } = scene({ concurrent: 1, windows: [] });
    const signal = new AbortController().signal;
    const failing = budget.run({}, () => Promise.reject(new Error('no')), { clock, signal });
    await expect(failing).rejects.toThrow('no');
    await call({});
    expect(starts).toEqual([0]);
  });

  it('who is interrupted while it waits does not stop those behind it', async () => {
    const { clock, starts, call } = scene(perMinute(1));
    await call({ calls: 1 });
    const stop = new AbortController();
    const waiting = call({ calls: 1 }, 0, { clock, signal: stop.signal });
    const behind = call({ calls: 1 });
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    await behind;
    expect(starts).toEqual([0, MINUTE]);
  });

  it('while it is not enforced, calls are counted and not held', async () => {
    let on = false;
    const { starts, call } = scene(perMinute(3), () => on);
    await many(5, () => call({ calls: 1 }));
    on = true;
    await call({ calls: 1 });
    expect(starts).toEqual([0, 0, 0, 0, 0, MINUTE]);
  });

  it('never lets more than the least time pass', async () => {
    const {
      clock,
      call,
    }: { clock: { now(): number }; budget: Budget; call: ReturnType<typeof scene>['call'] } = scene(
      perMinute(80),
    );
    await many(200, () => call({ calls: 1 }));
    expect(clock.now()).toBe(2 * MINUTE);
  });
});
