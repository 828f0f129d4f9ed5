import { afterAll, describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import { describe as named } from './scenario.js';
import { allScenarios } from './scenarios.js';
import { singleFaults, story } from './story.js';
import { Tally } from './tally.js';

const keys = await generateKeyPair();
const tally = new Tally();
const scenarios = allScenarios();

afterAll(() => {
  console.log(`simulator, single faults: ${tally.toString()} in ${String(scenarios.length)} scenarios`);
});

describe('F1: every fault at every effect', () => {
  for (const scenario of scenarios) {
    it(named(scenario), async () => {
      const healthy = await story(scenario, { keys, tally });
      const broken: string[] = [];
      for (const [index, fault] of singleFaults(healthy)) {
        await story(scenario, { keys, tally, faults: new Map([[index, fault]]) }).catch((error: unknown) => {
          broken.push(String(error));
        });
      }
      expect(broken).toEqual([]);
    });
  }
});
