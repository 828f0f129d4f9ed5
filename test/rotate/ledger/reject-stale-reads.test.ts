import { describe, expect, it } from 'vitest';
import { rejectStaleReads } from '../../../src/rotate/ledger/reject-stale-reads.js';
import type { Ledger } from '../../../src/rotate/ledger/ledger.js';
import type { LedgerRecord } from '../../../src/rotate/ledger/record.js';
import { testContext } from '../../context.js';

function record(phase: LedgerRecord['phase'], generation = 4): LedgerRecord {
  return { generation, phase, since: '2031-01-01T03:00:00.000Z', former: [], stores: {} };
}

/** A ledger that gives these answers one after the other, the last one for ever. */
function answering(...answers: readonly (LedgerRecord | undefined)[]): Ledger {
  let next = 0;
  return {
    name: 'github:acme/platform',
    read: () => Promise.resolve(answers[Math.min(next++, answers.length - 1)]),
    write: () => Promise.resolve(),
    hold: () => Promise.resolve(undefined),
  };
}

const ctx = testContext();
const read = (ledger: Ledger) => ledger.read('harbor-push', ctx);

describe('a ledger that answers with what is over', () => {
  it('is asked again until it has caught up with what was written', async () => {
    const ledger = rejectStaleReads(answering(record('minting'), record('minting'), record('sealed')));
    await read(ledger);
    await ledger.write('harbor-push', record('sealed'), ctx);
    expect(await read(ledger)).toEqual(record('sealed'));
  });

  it('is E_LEDGER_OLD when it never does', async () => {
    const ledger = rejectStaleReads(answering(record('minting')));
    await ledger.write('harbor-push', record('sealed'), ctx);
    await expect(read(ledger)).rejects.toMatchObject({ code: 'E_LEDGER_OLD', exit: 75 });
  });

  it.each([
    ['no record', undefined],
    ['an earlier generation', record('settled', 3)],
    ['an earlier phase', record('sealed')],
  ])('is not believed with %s, though this run never saw that', async (_, old) => {
    const ledger = rejectStaleReads(answering(record('stored'), old));
    await read(ledger);
    await expect(read(ledger)).rejects.toMatchObject({ code: 'E_LEDGER_OLD' });
  });

  it('is believed when another run has gone on', async () => {
    const ledger = rejectStaleReads(answering(record('stored'), record('settled'), record('minting', 5)));
    await read(ledger);
    expect(await read(ledger)).toEqual(record('settled'));
    expect(await read(ledger)).toEqual(record('minting', 5));
  });

  it('is believed when a stored generation is stored again to mend a store', async () => {
    const ledger = rejectStaleReads(answering(record('stored'), record('storing')));
    await read(ledger);
    expect(await read(ledger)).toEqual(record('storing'));
  });
});
