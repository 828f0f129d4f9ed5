import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { start } from './started.js';
import { DAY, HOUR } from './time.js';
import { cases } from './world.js';
import type { Sent } from './wire.js';

/** The record in a write of the ledger's variable; undefined where there is none yet. */
function recordOf(body: string): unknown {
  const { value } = JSON.parse(body) as { value: string };
  return (JSON.parse(value) as { record?: object }).record;
}

/**
 * docs/rotation.md: a plan names the writes of the ledger that note something. What only takes, renews or gives
 * back the run's lease in the same variable leaves the record as it was.
 */
function withoutLeases(all: readonly Sent[], sent: readonly Sent[]): readonly string[] {
  let record: unknown;
  const kept = all.filter(({ call, body }) => {
    if (!/\/variables(?:\/REGCRED_PUSH)?$/.test(call)) return true;
    const before = record;
    record = recordOf(body);
    return !isDeepStrictEqual(record, before);
  });
  return kept.filter((one) => sent.includes(one)).map(({ call }) => call);
}

const isStore = (call: string) => /\/PUSH(?:_USER)?$/.test(call);

/** Stores are written side by side: in any order among themselves. */
function ordered(calls: readonly string[]): readonly string[] {
  const out: string[] = [];
  const side: string[] = [];
  for (const call of calls) {
    if (isStore(call)) side.push(call);
    else out.push(...side.splice(0).sort(), call);
  }
  return [...out, ...side.sort()];
}

/** `{id}` stands for one step of the path. */
function fits(planned: string, sent: string): boolean {
  const literal = planned.split(/\{id\}|%7Bid%7D/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^/]+')}$`).test(sent);
}

describe.each(cases)('F28: $name', (kind) => {
  it('a plan changes nothing, and a rotation sends what it says, in that order', async () => {
    const world = await start(kind);
    for (let round = 0; round < 2; round++) {
      world.time.pass(29 * DAY);
      if (kind.because === 'age' && kind.class === 'overlap') world.time.pass(2 * DAY);
      const before = world.platforms.github.state.snapshot();
      let planned: Awaited<ReturnType<typeof world.plan>> | undefined;
      expect(await world.wire.during(async () => (planned = await world.plan()))).toEqual([]);
      expect(world.platforms.github.state.snapshot()).toBe(before);
      expect(planned).not.toHaveProperty('error');
      const sent = await world.wire.during(async () => {
        expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'rotated' });
        world.time.pass(25 * HOUR);
        expect(await world.rotate()).toMatchObject({ exit: 0 });
      });
      const told = ordered((planned?.steps ?? []).flatMap(({ calls }) => calls));
      const done = ordered(withoutLeases(world.wire.changes, sent));
      expect(told.map((call, index) => (fits(call, done[index] ?? '') ? done[index] : call))).toEqual(done);
    }
  });
});
