import { describe, expect, it } from 'vitest';
import { regcredError } from '../../src/errors/error.js';
import { attempts, type Attempt } from '../../src/login/attempts.js';
import { testContext } from '../context.js';

const error = regcredError('E_INTERRUPTED', { signal: 'a test' });

/** Runs with these outcomes, one after another, and says how many were asked for. */
async function run(outcomes: readonly Attempt<string>[], deadline = 60_000) {
  let now = 0;
  const clock = { now: () => now, sleep: (wait: number) => Promise.resolve(void (now += wait)) };
  let asked = 0;
  const next = () => Promise.resolve(outcomes[Math.min(asked++, outcomes.length - 1)] as Attempt<string>);
  const result = await attempts(deadline, next, testContext({ clock })).catch((reason: unknown) => reason);
  return { result, asked };
}

describe('attempts at a login', () => {
  const done = { kind: 'done', value: 'in' } as const;
  const transient = { kind: 'transient', error } as const;

  it('end with the first that is done', async () => {
    expect(await run([transient, transient, done])).toEqual({ result: 'in', asked: 3 });
  });

  it('D10: end at a refusal, which is never tried again', async () => {
    expect(await run([{ kind: 'refused', error }, done])).toEqual({ result: error, asked: 1 });
  });

  it('are three at the most', async () => {
    expect(await run([transient])).toEqual({ result: error, asked: 3 });
  });

  it('are two where the registry accepts the credential and the client does not get through', async () => {
    expect(await run([{ ...transient, once: true }])).toEqual({ result: error, asked: 2 });
  });

  it('D10: an attempt that the deadline cuts short does not hide the answer before it', async () => {
    const late = regcredError('E_TIMEOUT', { what: 'the request', seconds: 0, where: 'it' });
    let now = 0;
    const clock = { now: () => now, sleep: (wait: number) => Promise.resolve(void (now += wait)) };
    const outcomes = [transient, { kind: 'transient', error: late } as const];
    const attempt = () => {
      const outcome = outcomes.shift() ?? transient;
      if (outcome.error === late) now = 60_000;
      return Promise.resolve(outcome);
    };
    await expect(attempts(60_000, attempt, testContext({ clock }))).rejects.toBe(error);
    // A time-out before the deadline is a cause of its own.
    expect((await run([transient, { kind: 'refused', error: late }])).result).toBe(late);
  });

  it('end before a wait that would pass the deadline', async () => {
    expect((await run([transient], 400)).asked).toBe(1);
  });
});
