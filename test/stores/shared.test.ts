import { describe, expect, it } from 'vitest';
import { Shared } from '../../src/stores/shared.js';

describe('what several stores ask for', () => {
  const at = (now: number) => ({ now: () => now });
  const load = (value: number) => () => Promise.resolve(value);

  it('is asked for once at the same time, and again when it is old', async () => {
    const shared = new Shared<number>(100);
    const first = [shared.get('a', at(0), load(1)), shared.get('a', at(99), load(2))];
    expect(await Promise.all(first)).toEqual([1, 1]);
    expect(await shared.get('a', at(100), load(3))).toBe(3);
    expect(await shared.get('b', at(100), load(4))).toBe(4);
  });

  it('a failure is kept for nobody', async () => {
    const shared = new Shared<number>(100);
    await expect(shared.get('a', at(0), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await shared.get('a', at(0), load(1))).toBe(1);
  });

  it('two that find the same answer outdated make one new one', async () => {
    const shared = new Shared<number>(Infinity);
    const old = shared.get('a', at(0), load(1));
    shared.forget('a', old);
    const renewed = shared.get('a', at(0), load(2));
    shared.forget('a', old);
    expect(shared.get('a', at(0), load(3))).toBe(renewed);
    expect(await renewed).toBe(2);
  });
});
