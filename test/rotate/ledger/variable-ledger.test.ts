import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { RegcredError } from '../../../src/errors/error.js';
import { VariableLedger, variableKey } from '../../../src/rotate/ledger/variable-ledger.js';
import { testContext } from '../../context.js';
import { MemoryVariables, calm, record } from './memory-variables.js';

const KEY = 'REGCRED_HARBOR_PUSH';
const MINUTE = 60_000;

/** A platform, and one run on it whose clock moves only when it waits. */
function scene() {
  const variables = new MemoryVariables();
  let time = Date.parse('2026-01-01T00:00:00Z');
  const clock = {
    now: () => time,
    sleep: (milliseconds: number) => Promise.resolve(void (time += milliseconds)),
  };
  const ctx: Context = testContext({ clock });
  const later = (milliseconds: number) => (time += milliseconds);
  const text = () => JSON.parse(variables.at(KEY, Infinity) ?? '{}') as Record<string, unknown>;
  return { variables, ctx, later, text, ledger: () => new VariableLedger(variables) };
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof RegcredError)) throw new Error('it was not refused', { cause: error });
  return error.code;
}

describe('a ledger in variables', () => {
  it('has one variable per credential, with its name in capitals', () => {
    expect(variableKey('harbor-push')).toBe(KEY);
    expect(variableKey('a.b_C9')).toBe('REGCRED_A_B_C9');
    const { ledger, variables } = scene();
    expect(ledger().call('harbor-push')).toBe(variables.call(KEY));
  });

  it('keeps a record for the next run, and no lease', async () => {
    const { ctx, ledger, text } = scene();
    const first = ledger();
    expect(await first.read('harbor-push', ctx)).toBeUndefined();
    const hold = await first.hold('harbor-push', ctx);
    await hold?.confirm();
    await first.write('harbor-push', record(1), ctx);
    expect(text()).toMatchObject({ version: 1, lease: {}, record: { generation: 1 } });
    await hold?.release();
    expect(text()).toEqual({ version: 1, record: record(1) });
    expect(await ledger().read('harbor-push', ctx)).toEqual(record(1));
  });

  it('reading leaves no trace', async () => {
    const { ctx, ledger, variables } = scene();
    await ledger().read('harbor-push', ctx);
    expect(variables.writes).toBe(0);
  });

  it('a run stays out while another one is at work', async () => {
    const { ctx, ledger, later } = scene();
    const hold = await ledger().hold('harbor-push', ctx);
    expect(hold).toBeDefined();
    later(10 * MINUTE);
    expect(await ledger().hold('harbor-push', ctx)).toBeUndefined();
    expect(await ledger().hold('other', ctx)).toBeDefined();
    await hold?.release();
    expect(await ledger().hold('harbor-push', ctx)).toBeDefined();
  });

  it('a run that died is succeeded when its lease is over, with the record it left', async () => {
    const { ctx, ledger, later } = scene();
    const dead = ledger();
    await dead.hold('harbor-push', ctx);
    await dead.write('harbor-push', record(7), ctx);
    later(16 * MINUTE);
    const next = ledger();
    expect(await next.hold('harbor-push', ctx)).toBeDefined();
    expect(await next.read('harbor-push', ctx)).toEqual(record(7));
  });

  it('a run that was succeeded changes nothing any more', async () => {
    const { ctx, ledger, later, text } = scene();
    const slow = ledger();
    const hold = await slow.hold('harbor-push', ctx);
    later(16 * MINUTE);
    await ledger().hold('harbor-push', ctx);
    const taken = text();
    expect(await refusal(hold?.confirm() ?? Promise.resolve())).toBe('E_LOCK_LOST');
    expect(await refusal(slow.write('harbor-push', record(9), ctx))).toBe('E_LOCK_LOST');
    await hold?.release();
    expect(text()).toEqual(taken);
  });

  it('a lease near its end is renewed, and one that is over is lost', async () => {
    const { ctx, ledger, later } = scene();
    const hold = await ledger().hold('harbor-push', ctx);
    for (let minutes = 0; minutes < 60; minutes += 8) {
      later(8 * MINUTE);
      await hold?.confirm();
      expect(await ledger().hold('harbor-push', ctx)).toBeUndefined();
    }
    later(14 * MINUTE);
    expect(await refusal(hold?.confirm() ?? Promise.resolve())).toBe('E_LOCK_LOST');
  });

  it('writes only while it is held', async () => {
    const { ctx, ledger, variables } = scene();
    expect(await refusal(ledger().write('harbor-push', record(1), ctx))).toBe('E_LOCK_LOST');
    expect(variables.writes).toBe(0);
  });

  it.each([
    ['not JSON', 'x', 'E_LEDGER_INVALID'],
    ['empty', '', 'E_LEDGER_INVALID'],
    ['somebody else’s', '{"a":1}', 'E_LEDGER_INVALID'],
    ['cut off', '{"version":1,"record":{"generation":1', 'E_LEDGER_INVALID'],
    ['with a key more', '{"version":1,"recrod":{}}', 'E_LEDGER_INVALID'],
    ['of a newer regcred', '{"version":2,"lease":5}', 'E_LEDGER_VERSION'],
  ])('F27: a variable that is %s is refused and stays', async (_name, broken, code) => {
    const { ctx, ledger, variables } = scene();
    variables.put(KEY, broken);
    expect(await refusal(ledger().read('harbor-push', ctx))).toBe(code);
    expect(await refusal(ledger().hold('harbor-push', ctx))).toBe(code);
    expect(variables.at(KEY, Infinity)).toBe(broken);
    expect(variables.writes).toBe(0);
  });

  it('F27: a platform that does not answer is no empty ledger', async () => {
    const { ctx, ledger, variables } = scene();
    variables.weather = () => ({ ...calm, fault: 'lost' });
    expect(await refusal(ledger().read('harbor-push', ctx))).toBe('E_TIMEOUT');
    expect(await refusal(ledger().hold('harbor-push', ctx))).toBe('E_TIMEOUT');
  });

  it('a record that does not fit is refused, and what stands there stays', async () => {
    const { ctx, ledger, text } = scene();
    const one = ledger();
    await one.hold('harbor-push', ctx);
    await one.write('harbor-push', record(1), ctx);
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`store-${i}`.padEnd(50, 'x'), 1]));
    expect(await refusal(one.write('harbor-push', record(2, many), ctx))).toBe('E_LEDGER_SIZE');
    expect(text()).toMatchObject({ record: { generation: 1 } });
  });

  it('a record whose answer was lost is not taken back by what comes after', async () => {
    const { ctx, ledger, variables, text } = scene();
    const one = ledger();
    const hold = await one.hold('harbor-push', ctx);
    await one.write('harbor-push', record(1), ctx);
    variables.weather = (call) => (call === 'write' ? { ...calm, fault: 'lost' } : calm);
    expect(await refusal(one.write('harbor-push', record(2), ctx))).toBe('E_TIMEOUT');
    variables.weather = () => calm;
    await hold?.release();
    expect(text()).toEqual({ version: 1, record: record(2) });
  });

  it('a platform that is too slow to be sure is refused, and nothing is left there', async () => {
    const { ctx, ledger, variables, text } = scene();
    variables.weather = (call) => (call === 'write' ? { ...calm, before: 4_000 } : calm);
    expect(await refusal(ledger().hold('harbor-push', ctx))).toBe('E_LEDGER_SLOW');
    expect(text()).toEqual({ version: 1 });
  });
});
