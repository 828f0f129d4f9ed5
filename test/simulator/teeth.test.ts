import { afterAll, describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import { live } from './chapters.js';
import type { Chapter } from './chapters.js';
import type { Scenario } from './scenario.js';
import { seededBugs } from './seeded-bugs.js';
import { engine } from './simulation.js';
import type { Engine } from './simulation.js';
import { singleFaults, story } from './story.js';
import { Tally } from './tally.js';
import { Violation } from './violation.js';

const keys = await generateKeyPair();
const tally = new Tally();

afterAll(() => {
  console.log(`simulator, seeded bugs: ${tally.toString()} for ${String(seededBugs.length)} bugs`);
});

const usual: Scenario = {
  ...{ manner: 'overlap, constant username', escrow: 'none', start: 'aged', acceptDowntime: false },
  ...{ stores: [{ holds: 'pair', readable: true, gate: 'truth' }], lag: 0, seed: 1 },
};

/** The promise that is broken by the history, or by days without faults, or by the first fault that breaks one. */
async function hunt(
  bug: Engine,
  scenario: Scenario,
  history?: readonly Chapter[],
): Promise<string | undefined> {
  try {
    if (history) {
      await live(scenario, history, { keys, tally, engine: bug });
      return undefined;
    }
    const healthy = await story(scenario, { keys, tally, engine: bug });
    for (const fault of singleFaults(healthy)) {
      await story(scenario, { keys, tally, engine: bug, faults: new Map([fault]) });
    }
    return undefined;
  } catch (error) {
    if (error instanceof Violation) return error.invariant;
    throw error;
  }
}

describe('the simulator has teeth: it finds a rotation that', () => {
  for (const { name, engine: bug, scenario, history, breaks } of seededBugs) {
    it(name, async () => {
      const world = { ...usual, ...scenario };
      expect(await hunt(bug, world, history)).toBe(breaks);
      // The history alone breaks nothing: it is the bug.
      if (history) expect(await hunt(engine, world, history)).toBeUndefined();
    });
  }

  it('is not one without a bug', async () => {
    expect(await hunt(engine, usual)).toBeUndefined();
  });
});
