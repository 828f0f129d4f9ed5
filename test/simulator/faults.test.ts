import { afterAll, describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import type { Fault } from './fault.js';
import { describe as named, manners } from './scenario.js';
import type { MannerName, Scenario } from './scenario.js';
import { allScenarios } from './scenarios.js';
import { singleFaults, story } from './story.js';
import { Tally } from './tally.js';
import { SeededRandom } from './time.js';

const keys = await generateKeyPair();
const tally = new Tally();
// SIMULATOR_FULL=1 tries every fault at every effect of every scenario: about a quarter of a million worlds.
const isFull = process.env['SIMULATOR_FULL'] === '1';
// SIMULATOR_SEED picks other samples.
const { SIMULATOR_SEED = '1' } = process.env;
const sample = new SeededRandom(SIMULATOR_SEED === 'random' ? Date.now() | 0 : Number(SIMULATOR_SEED));
const PER_SCENARIO = 4;

afterAll(() => {
  console.log(`simulator, single faults: ${tally.toString()}; seed ${SIMULATOR_SEED}`);
});

type Planned = readonly [number, Fault];

/** What breaks; `pick` chooses from all single faults of the story without any. */
async function broken(scenario: Scenario, pick: (all: readonly Planned[]) => readonly Planned[]) {
  const found: string[] = [];
  const tell = (error: unknown): undefined => {
    found.push(String(error));
  };
  const healthy = await story(scenario, { keys, tally }).catch(tell);
  const chosen = healthy ? pick(singleFaults(healthy)) : [];
  for (const fault of chosen) await story(scenario, { keys, tally, faults: new Map([fault]) }).catch(tell);
  return found;
}

const some = (all: readonly Planned[]) => Array.from({ length: PER_SCENARIO }, () => sample.pick(all));

describe('F1, F2, F7, F8, F9, F10, F15, F29, F35, F36: a fault at an effect', () => {
  for (const manner of Object.keys(manners) as MannerName[]) {
    const own = allScenarios().filter((scenario) => scenario.manner === manner);
    const [, typical] = own.filter(({ start, stores }) => start === 'aged' && stores.length === 1);

    it(`${manner}: each one, in a typical world`, { timeout: 300_000 }, async () => {
      expect(await broken(typical as Scenario, (all) => all)).toEqual([]);
    });

    it(`${manner}: ${isFull ? 'each one' : 'some'}, in every world`, { timeout: 3_600_000 }, async () => {
      for (const scenario of own) {
        expect(await broken(scenario, isFull ? (all) => all : some), named(scenario)).toEqual([]);
      }
    });
  }
});
