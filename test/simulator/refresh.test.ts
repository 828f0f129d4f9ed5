import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import { faults, type Fault } from './fault.js';
import type { Scenario } from './scenario.js';
import { lateRenewal } from './seeded-bugs.js';
import { Simulation, engine, type Engine } from './simulation.js';
import { Tally } from './tally.js';

// Tokens that live five days, and a run every day: whatever two runs in a row meet, or if they never come, the
// stores never hold a dead one. Every promise is checked after every effect.

const keys = await generateKeyPair();
const tally = new Tally();
const { SIMULATOR_SEED, SIMULATOR_WORLDS } = process.env;
const seed = SIMULATOR_SEED === 'random' ? Date.now() | 0 : Number(SIMULATOR_SEED ?? 1);

afterAll(() => {
  console.log(`simulator, short-lived tokens: ${tally.toString()}; seed ${String(seed)}`);
});

const scenario: Scenario = {
  ...{ manner: 'refresh, daily', escrow: 'none', start: 'aged', acceptDowntime: false, lag: 0, seed: 1 },
  stores: [
    { holds: 'pair', readable: true, gate: 'truth' },
    { holds: 'secret', readable: false, gate: 'absent' },
  ],
};

/** A day on which nothing runs, or the run meets faults at so many effects from its beginning. */
type BadDay = 'missed' | readonly (readonly [number, Fault])[];

const badDay: fc.Arbitrary<BadDay> = fc.oneof(
  fc.constant('missed' as const),
  fc.array(fc.tuple(fc.nat(25), fc.constantFrom(...faults)), { minLength: 1, maxLength: 3 }),
);
/** Up to two bad days, and a good one after them. */
const history = fc.array(fc.array(badDay, { maxLength: 2 }), { minLength: 1, maxLength: 12 });

async function live(days: readonly (readonly BadDay[])[], bug: Engine = engine): Promise<void> {
  const plan = new Map<number, Fault>();
  const simulation = new Simulation(scenario, { keys, tally, faults: plan, engine: bug });
  await simulation.run();
  for (const bad of days) {
    for (const day of bad) {
      simulation.sleep();
      if (day === 'missed') continue;
      for (const [index, fault] of day) plan.set(simulation.trace.length + index, fault);
      await simulation.run();
    }
    plan.clear();
    simulation.sleep();
    const { exit, died } = await simulation.run();
    expect({ exit, died }).toEqual({ exit: 0, died: false });
  }
}

describe('F35: short-lived tokens over weeks', () => {
  it(
    'are never dead in a store, though two runs in a row are missed or fail',
    { timeout: 3_600_000 },
    async () => {
      const numRuns = Math.ceil(Number(SIMULATOR_WORLDS ?? 1000) / 5);
      await fc.assert(
        fc.asyncProperty(history, (days) => live(days)),
        { seed, numRuns },
      );
    },
  );

  it('would be, if they were renewed by the last run before their end only', async () => {
    const everyThird = Array.from({ length: 6 }, (): readonly BadDay[] => ['missed', 'missed']);
    await live(everyThird);
    await expect(live(everyThird, lateRenewal)).rejects.toThrow('a store holds what is accepted');
  });

  it('are dead when a third run is missed, which nobody promises to survive', async () => {
    const three: readonly BadDay[] = ['missed', 'missed', 'missed'];
    // Renewed on the second day, the next time would be the fourth.
    await expect(live([[], [], [], three])).rejects.toThrow('a store holds what is accepted');
  });
});
