import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import { repeatUntil } from '../engine/repeat-until.js';
import type { Ledger } from './ledger.js';
import { recordSchema } from './record.js';
import type { LedgerRecord } from './record.js';

/**
 * Rejects stale reads: APIs sometimes return the value before the last write, and a step taken on it would revoke a
 * token that stores have. Within one run a record never goes back. A stale read is repeated for about two minutes;
 * then it is E_LEDGER_OLD.
 */
export function rejectStaleReads(ledger: Ledger): Ledger {
  let newest: LedgerRecord | undefined;
  const outdated = new Set<string>();
  const accept = (record: LedgerRecord | undefined) => {
    const text = textOf(record);
    if (text !== textOf(newest)) outdated.add(textOf(newest));
    outdated.delete(text);
    newest = record;
  };
  const isStale = (record: LedgerRecord | undefined) =>
    outdated.has(textOf(record)) || (newest !== undefined && isBefore(record, newest));
  const read = async (credential: string, ctx: Context) => {
    const record = await repeatUntil(
      (seen) => !isStale(seen),
      () => ledger.read(credential, ctx),
      ctx,
    );
    if (isStale(record)) fail('E_LEDGER_OLD', { ledger: ledger.name, credential });
    accept(record);
    return record;
  };
  const write = async (credential: string, record: LedgerRecord, ctx: Context) => {
    await ledger.write(credential, record, ctx);
    accept(recordSchema.parse(record));
  };
  return {
    name: ledger.name,
    ...defined({ call: ledger.call?.bind(ledger) }),
    hold: (credential, ctx) => ledger.hold(credential, ctx),
    read,
    write,
  };
}

// Repairing a store takes a stored record back to storing.
const ranks = { minting: 0, sealed: 1, storing: 2, stored: 2, settled: 3 } as const;

/** Whether the generation, or the phase within it, is lower. */
function isBefore(record: LedgerRecord | undefined, newest: LedgerRecord): boolean {
  if (!record || record.generation < newest.generation) return true;
  return record.generation === newest.generation && ranks[record.phase] < ranks[newest.phase];
}

function textOf(record: LedgerRecord | undefined): string {
  return JSON.stringify(record) ?? '';
}
