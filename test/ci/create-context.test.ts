import { describe, expect, it } from 'vitest';
import { createContext } from '../../src/ci/create-context.js';
import { testContext } from '../context.js';

describe('a context', () => {
  it('has a clock whose sleep ends with the reason of the signal', async () => {
    const { env, log, masks, signal } = testContext();
    const { clock, random } = createContext({ env, log, masks, signal });
    const controller = new AbortController();
    const [reason, before] = [new Error('stop'), clock.now()];
    const sleeping = clock.sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    await expect(clock.sleep(1, controller.signal)).rejects.toBe(reason);
    await clock.sleep(1);
    expect(clock.now()).toBeGreaterThanOrEqual(before);
    expect(random.bytes(32)).toHaveLength(32);
    expect(random.fraction()).toBeLessThan(1);
  });
});
