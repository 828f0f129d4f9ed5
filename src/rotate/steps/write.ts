import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import type { LedgerRecord } from '../ledger/record.js';
import type { Run } from '../engine/run.js';
import type { Work } from '../engine/work.js';
import type { World, Written } from '../engine/world.js';
import { instant, ledgerOf, valueOf } from './value.js';

/** Gives the value to stores, side by side: each has its own limits. What became of it is then recorded. */
export async function write(
  names: readonly string[],
  world: World,
  run: Run,
  work: Work,
  ctx: Context,
): Promise<Run> {
  const { username, secret } = valueOf(world);
  const before = ledgerOf(world);
  const { generation } = before;
  const ledger = storing(before);
  if (ledger !== before) await work.ledger.write(world.policy.credential, ledger, ctx);
  const one = async (name: string): Promise<readonly [string, Written]> => {
    try {
      const store = work.stores.find((candidate) => candidate.name === name);
      await store?.write({ username, secret, generation }, ctx);
      return [name, { result: 'done' }];
    } catch (error) {
      return [name, { result: 'failed', error: asRegcredError(error) }];
    }
  };
  const results = await Promise.all(names.map(one));
  const done = results.filter(([, { result }]) => result === 'done').map(([name]) => [name, generation]);
  // Without this a run that dies later would write them again, or mint anew where nobody holds the value.
  if (done.length > 0) {
    const stores = { ...ledger.stores, ...Object.fromEntries(done) };
    const record = { ...ledger, stores, written: instant(ctx.clock.now()) };
    await work.ledger.write(world.policy.credential, record, ctx);
  }
  const states = Object.fromEntries(Object.entries(run.states).filter(([name]) => !names.includes(name)));
  return { ...run, states, written: { ...run.written, ...Object.fromEntries(results) } };
}

/**
 * From now on a store may hold it, whatever becomes of this run. One that has to be mended fed its consumers
 * something else until now, perhaps the old secret: the grace begins anew.
 */
function storing(before: LedgerRecord): LedgerRecord {
  if (before.phase !== 'sealed' && before.phase !== 'stored') return before;
  const { cutover: _cutover, ...rest } = before;
  return { ...rest, phase: 'storing' };
}
