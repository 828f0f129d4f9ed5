import { describe, expect, it } from 'vitest';
import { write } from '../../../src/rotate/steps/write.js';
import { imagine } from '../../../src/rotate/plan/imagine.js';
import type { LedgerRecord } from '../../../src/rotate/ledger/record.js';
import { newRun } from '../../../src/rotate/engine/run.js';
import type { Work } from '../../../src/rotate/engine/work.js';
import type { World } from '../../../src/rotate/engine/world.js';
import { Secret } from '../../../src/secret/secret.js';
import { testContext } from '../../context.js';
import { canary } from '../../redaction/oracle.js';

const CUTOVER = '2026-06-01T00:00:00.000Z';

/** One of two stores has drifted while a former token lives. */
function drifted(phase: LedgerRecord['phase']): World {
  const ledger: LedgerRecord = {
    ...{ generation: 3, phase, since: CUTOVER, cutover: CUTOVER },
    ...{ former: [{ id: 'two' }], stores: { whole: 3, drifted: 3 } },
  };
  const stores = ['whole', 'drifted'].map((name) => ({
    ...{ name, holds: 'pair', readable: true, written: { result: 'untried' } },
    has: name === 'whole' ? 'value' : 'other',
  }));
  const value = { username: 'ci', secret: new Secret(canary()) };
  return {
    now: Date.parse(CUTOVER),
    policy: { credential: 'push' },
    ledger,
    stores,
    value,
  } as unknown as World;
}

/** What the ledger is given while the drifted store is mended. */
async function recorded(world: World): Promise<readonly LedgerRecord[]> {
  const records: LedgerRecord[] = [];
  const stores = ['whole', 'drifted'].map((name) => ({ name, write: () => Promise.resolve() }));
  const ledger = { write: (_: string, record: LedgerRecord) => Promise.resolve(void records.push(record)) };
  await write(['drifted'], world, newRun, { stores, ledger } as unknown as Work, testContext());
  return records;
}

describe('a store that is mended in the grace', () => {
  it('restarts the grace: its consumers may have read the old secret until now', async () => {
    const records = await recorded(drifted('stored'));
    expect(records.map(({ phase, cutover }) => [phase, cutover])).toEqual([
      ['storing', undefined],
      ['storing', undefined],
    ]);
  });

  it('is planned as it is done', () => {
    const step = { step: 'write', stores: ['drifted'] } as const;
    const { ledger } = imagine(step, drifted('stored'), { username: 'ci', secret: new Secret(canary()) });
    expect([ledger?.phase, ledger?.cutover]).toEqual(['storing', undefined]);
  });

  it('changes no date once no former token is left', async () => {
    const records = await recorded(drifted('settled'));
    expect(records.map(({ phase, cutover }) => [phase, cutover])).toEqual([['settled', CUTOVER]]);
  });
});
