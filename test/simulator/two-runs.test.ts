import { afterAll, describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import { twoRuns } from './chapters.js';
import { describe as named } from './scenario.js';
import type { Scenario } from './scenario.js';
import { allScenarios } from './scenarios.js';
import { Simulation, engine } from './simulation.js';
import type { Engine } from './simulation.js';
import { LEASE } from './simulated-ledger.js';
import { untilQuiet } from './story.js';
import { Tally } from './tally.js';
import { SeededRandom } from './time.js';
import { Turns } from './turns.js';
import { Violation } from './violation.js';

const keys = await generateKeyPair();
const tally = new Tally();

afterAll(() => {
  console.log(`simulator, two runs at once: ${tally.toString()}`);
});

const usual: Scenario = {
  ...{ manner: 'overlap, constant username', escrow: 'none', start: 'aged', acceptDowntime: false },
  ...{ stores: [{ holds: 'pair', readable: true, gate: 'truth' }], lag: 0, seed: 1 },
};

describe('F14: two runs at once', () => {
  it('one wins, the other leaves, whoever goes first', { timeout: 300_000 }, async () => {
    const random = new SeededRandom(1);
    const scenarios = allScenarios().filter(
      ({ escrow, start }) => escrow === 'resumable' && start !== 'emergency',
    );
    for (const scenario of scenarios) {
      const simulation = new Simulation(scenario, { keys, tally });
      for (const store of simulation.world.stores) store.begin();
      const choices = Array.from({ length: 200 }, () => Math.floor(random.fraction() * 6));
      await twoRuns(simulation, choices);
      simulation.sleep();
      await untilQuiet(simulation).catch((error: unknown) => {
        throw new Error(`${named(scenario)}: ${String(error)}`);
      });
    }
  });

  /** The first run falls asleep before its n-th effect, wakes when its lease is over and another run is done. */
  async function sleeper(n: number, bug: Engine, isFenced: boolean): Promise<boolean> {
    const simulation = new Simulation(usual, { keys, tally, engine: bug });
    simulation.world.ledger.isFenced = isFenced;
    simulation.losses = 1;
    for (const store of simulation.world.stores) store.begin();
    const turns = new Turns(() => 0);
    let awake = 0;
    let wake: () => void = () => {};
    let sleeps: () => void = () => {};
    const asleep = new Promise<void>((resolve) => (sleeps = resolve));
    simulation.turn = async (process) => {
      if (process.id !== 0 || awake++ !== n) return;
      sleeps();
      await new Promise<void>((resolve) => (wake = resolve));
    };
    const first = simulation.run();
    const isOver = await Promise.race([asleep.then(() => false), first.then(() => true)]);
    if (isOver) return false;
    simulation.world.clock.pass(2 * LEASE);
    await simulation.run();
    wake();
    await turns.drive([first]);
    await first;
    simulation.turn = undefined;
    simulation.sleep();
    await untilQuiet(simulation);
    return true;
  }

  async function allSleepers(bug: Engine, isFenced: boolean): Promise<string | undefined> {
    try {
      for (let n = 0; await sleeper(n, bug, isFenced); n++);
      return undefined;
    } catch (error) {
      if (error instanceof Violation) return error.invariant;
      throw error;
    }
  }

  it('one that has slept through its lease does no harm, wherever it wakes', async () => {
    expect(await allSleepers(engine, true)).toBeUndefined();
  });

  it('the simulator finds a run that does not look whether it still has the lock', async () => {
    const careless: Engine = {
      ...engine,
      open: (work) => ({
        ...work,
        ledger: {
          ...work.ledger,
          hold: async (...args) => {
            const hold = await work.ledger.hold(...args);
            return hold && { ...hold, confirm: () => Promise.resolve() };
          },
        },
      }),
    };
    expect(await allSleepers(careless, false)).toBeDefined();
  });
});
