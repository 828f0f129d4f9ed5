import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { RunMemory } from '../engine/run-memory.js';
import { mustHaveCurrent, mustHaveLedger } from '../engine/world.js';
import type { World, WriteResult } from '../engine/world.js';
import { toInstant } from '../ledger/record.js';
import type { LedgerRecord } from '../ledger/record.js';

/** Writes the current login to stores, side by side because each has its own limits, and records the results. */
export async function write(
  names: readonly string[],
  world: World,
  run: RunMemory,
  opened: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  const { username, secret } = mustHaveCurrent(world);
  const before = mustHaveLedger(world);
  const { generation } = before;
  const ledger = storing(before);
  if (ledger !== before) await opened.ledger.write(world.policy.credential, ledger, ctx);
  const writeOne = async (name: string): Promise<readonly [string, WriteResult]> => {
    try {
      const store = opened.stores.find((candidate) => candidate.name === name);
      await store?.write({ username, secret, generation }, ctx);
      return [name, { result: 'done' }];
    } catch (error) {
      return [name, { result: 'failed', error: asRegcredError(error) }];
    }
  };
  const results = await Promise.all(names.map(writeOne));
  const done = results.filter(([, { result }]) => result === 'done').map(([name]) => [name, generation]);
  // After a crash the next run skips these stores, and does not mint again where the secret is lost.
  if (done.length > 0) {
    const stores = { ...ledger.stores, ...Object.fromEntries(done) };
    const record = { ...ledger, stores, written: toInstant(ctx.clock.now()) };
    await opened.ledger.write(world.policy.credential, record, ctx);
  }
  const states = Object.fromEntries(Object.entries(run.states).filter(([name]) => !names.includes(name)));
  return { ...run, states, written: { ...run.written, ...Object.fromEntries(results) } };
}

/**
 * Marks that stores may hold the secret from now on, even if this run dies. The grace starts again: a store that
 * is repaired gave its consumers another secret until now, perhaps the old one.
 */
function storing(before: LedgerRecord): LedgerRecord {
  if (before.phase !== 'sealed' && before.phase !== 'stored') return before;
  const { cutover: _cutover, ...rest } = before;
  return { ...rest, phase: 'storing' };
}
