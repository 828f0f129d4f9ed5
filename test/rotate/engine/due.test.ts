import { describe, expect, it } from 'vitest';
import { nextDue, reasons } from '../../../src/rotate/engine/due.js';
import type { LedgerRecord } from '../../../src/rotate/ledger/record.js';
import type { Policy, World } from '../../../src/rotate/engine/world.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2031-01-01T00:00:00Z');

function world(now: number, life: number | undefined, more: Partial<Policy> = {}): World {
  const ledger: LedgerRecord = {
    generation: 1,
    phase: 'settled',
    since: new Date(START).toISOString(),
    ...(life !== undefined && { expires: new Date(START + life).toISOString() }),
    former: [],
    stores: { s: 1 },
  };
  const policy: Policy = {
    ...{ credential: 'c', registry: 'r', token: 't', ledger: 'l', class: 'refresh' },
    ...{ constantUsername: true, hasEscrow: false, acceptDowntime: false },
    ...{ every: 30 * DAY, grace: DAY, margin: 3 * DAY },
    ...more,
  };
  const stores = [
    { name: 's', holds: 'secret', readable: false, written: { result: 'untried' }, has: 'current' } as const,
  ];
  const rest = { former: [], gate: { answer: 'unasked' }, failedRetires: {} } as const;
  return { now: START + now, policy, preflight: { result: 'pending' }, ledger, stores, ...rest };
}

/** When it becomes due, as the first of so many runs in a row that finds it so. */
function dueAt(life: number, runs: number): number {
  for (let at = runs; ; at += runs) if (reasons(world(at, life, { every: runs, runs })).length > 0) return at;
}

describe('a token that ends by itself', () => {
  it.each([
    [12 * HOUR, 4 * HOUR],
    [12 * HOUR, 3 * HOUR],
    [12 * HOUR, HOUR],
    [5 * DAY, DAY],
    [HOUR, HOUR / 4],
    [30 * DAY, DAY],
  ])(
    'of %i ms is renewed by the last run after which two may be missed, of those every %i ms',
    (life, runs) => {
      const due = dueAt(life, runs);
      // This one and the next are missed: the third still finds it alive.
      expect(due + 2 * runs).toBeLessThanOrEqual(life);
      // And it is not renewed earlier than that needs.
      expect(due === runs || due + 2 * runs + runs >= life).toBe(true);
    },
  );

  it.each([
    [HOUR, HOUR],
    [HOUR, DAY],
    [12 * HOUR, 6 * HOUR],
    [12 * HOUR, 12 * HOUR],
  ])('of %i ms is renewed by every run, when they come every %i ms', (life, runs) => {
    expect(dueAt(life, runs)).toBe(runs);
  });

  it.each([
    [12 * HOUR, 4 * HOUR],
    [HOUR, DAY],
    [12 * HOUR, 12 * HOUR],
  ])('of %i ms is not renewed twice by one run, or by two at about the same time (%i ms)', (life, runs) => {
    for (const at of [0, 1000, 60_000]) expect(reasons(world(at, life, { every: runs, runs }))).toEqual([]);
  });

  it('is due for its end only, not for its age', () => {
    const one = world(2 * DAY, 30 * DAY, { every: DAY, runs: DAY });
    expect(reasons(one)).toEqual([]);
    expect(reasons({ ...one, now: START + 27 * DAY })).toEqual(['expiry']);
  });

  it('is due for its age where nobody says when it ends', () => {
    expect(reasons(world(2 * DAY, undefined, { every: DAY, runs: DAY }))).toEqual(['age']);
  });

  it('is renewed when half of its life is over, where nobody says when runs come', () => {
    expect(reasons(world(6 * HOUR - 1, 12 * HOUR))).toEqual([]);
    expect(reasons(world(6 * HOUR, 12 * HOUR))).toEqual(['expiry']);
  });

  it('is said to be due when it will be', () => {
    const { ledger, policy } = world(0, 12 * HOUR, { every: HOUR, runs: HOUR });
    expect(nextDue(ledger as LedgerRecord, policy)).toBe(START + 9 * HOUR);
    expect(nextDue({ since: new Date(START).toISOString() }, policy)).toBe(START + HOUR);
  });

  it('of another class is due for its age as ever', () => {
    const one = world(2 * DAY, 90 * DAY, { class: 'overlap', every: DAY });
    expect(reasons({ ...one, tokens: [] })).toContain('age');
  });
});
