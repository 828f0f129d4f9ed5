import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import { chapters, live, scenario } from './chapters.js';
import { Tally } from './tally.js';

const keys = await generateKeyPair();
const tally = new Tally();
// Replay: SIMULATOR_SEED and SIMULATOR_PATH as a failure prints them; `random` draws a new seed.
const { SIMULATOR_SEED, SIMULATOR_PATH, SIMULATOR_WORLDS } = process.env;
const seed = SIMULATOR_SEED === 'random' ? Date.now() | 0 : Number(SIMULATOR_SEED ?? 1);

afterAll(() => {
  console.log(`simulator, random worlds: ${tally.toString()}; seed ${String(seed)}`);
});

describe('F1, F14: random histories', () => {
  it('keep every promise and come to rest', { timeout: 3_600_000 }, async () => {
    const result = await fc.check(
      fc.asyncProperty(scenario, chapters, async (one, history) => {
        await live(one, history, { keys, tally });
      }),
      {
        seed,
        numRuns: Number(SIMULATOR_WORLDS ?? 1000),
        ...(SIMULATOR_PATH !== undefined && { path: SIMULATOR_PATH }),
      },
    );
    const replay = `SIMULATOR_SEED=${String(result.seed)} SIMULATOR_PATH=${result.counterexamplePath ?? ''}`;
    expect(
      result.failed
        ? `${replay}\n${fc.stringify(result.counterexample)}\n${String(result.errorInstance)}`
        : '',
    ).toBe('');
  });
});
