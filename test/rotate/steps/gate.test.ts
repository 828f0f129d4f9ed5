import { describe, expect, it } from 'vitest';
import type { Token } from '../../../src/registries/contract.js';
import { gate } from '../../../src/rotate/steps/gate.js';
import { newRun } from '../../../src/rotate/engine/run-memory.js';
import type { OpenCredential } from '../../../src/rotate/engine/open-credential.js';
import type { World } from '../../../src/rotate/engine/world.js';
import type { Unfinished } from '../../../src/stores/contract.js';
import { testContext } from '../../context.js';

const DAY = 86_400_000;
const CUTOVER = Date.parse('2026-06-01T00:00:00Z');

/** What the gate says so many days after the cut-over, with a grace of two days. */
async function answer(days: number, old: Partial<Token>, unfinished?: Unfinished) {
  const now = CUTOVER + days * DAY;
  const world = {
    now,
    policy: { grace: 2 * DAY },
    ledger: { cutover: new Date(CUTOVER).toISOString(), former: [{ id: 'old' }] },
    tokens: [
      { id: 'old', username: 'ci-old', ...old },
      // The new one is used all the time, and so are those of others.
      { id: 'new', lastUsedAt: now },
    ],
  } as unknown as World;
  const store = { unfinished: unfinished && (() => Promise.resolve(unfinished)) };
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const work = { stores: [{}, store] } as unknown as OpenCredential;
  return (await gate(world, newRun, work, testContext({ clock }))).gate;
}

describe('the retire gate', () => {
  it('is open when nobody is known to use the old token', async () => {
    expect(await answer(5, {})).toEqual({ answer: 'open' });
    expect(await answer(5, { lastUsedAt: CUTOVER - DAY })).toEqual({ answer: 'open' });
    expect(await answer(5, {}, { answer: 'none' })).toEqual({ answer: 'open' });
  });

  it('is shut while the old token was used after the cut-over and within the last grace', async () => {
    const shut = await answer(5, { lastUsedAt: CUTOVER + 4 * DAY });
    expect(shut).toMatchObject({ answer: 'closed', why: expect.stringContaining('ci-old') as string });
    expect(await answer(5, { lastUsedAt: CUTOVER + 2 * DAY })).toEqual({ answer: 'open' });
  });

  it.each(['some', 'unknown'] as const)('is shut when a store says %s', async (said) => {
    expect(await answer(5, {}, { answer: said, why: 'Run 7 waits.' })).toEqual({
      answer: 'closed',
      why: 'Run 7 waits.',
    });
  });

  it('is open after 35 days, whatever anybody says', async () => {
    const busy = { answer: 'unknown', why: 'It may not be asked.' } as const;
    expect(await answer(34, {}, busy)).toMatchObject({ answer: 'closed' });
    expect(await answer(36, { lastUsedAt: CUTOVER + 36 * DAY }, busy)).toEqual({ answer: 'open' });
  });
});
