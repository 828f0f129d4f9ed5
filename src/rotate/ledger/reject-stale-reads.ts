import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { repeatUntil } from '../engine/repeat-until.js';
import type { Ledger } from './ledger.js';
import { recordSchema } from './record.js';
import type { LedgerRecord } from './record.js';

/**
 * A ledger that is not believed when it answers with what is over: platforms answer a reading right after a
 * writing with the old text now and then, and acting on that would end a token that stores hold. What one run
 * has read or written is the least that it accepts. An old answer is asked for again for about two minutes;
 * then it is E_LEDGER_OLD.
 */
export function rejectStaleReads(ledger: Ledger): Ledger {
  let known: LedgerRecord | undefined;
  const over = new Set<string>();
  const note = (record: LedgerRecord | undefined) => {
    const text = textOf(record);
    if (text !== textOf(known)) over.add(textOf(known));
    over.delete(text);
    known = record;
  };
  const isOld = (record: LedgerRecord | undefined) =>
    over.has(textOf(record)) || (known !== undefined && isBefore(record, known));
  const read = async (credential: string, ctx: Context) => {
    const record = await repeatUntil(
      (seen) => !isOld(seen),
      () => ledger.read(credential, ctx),
      ctx,
    );
    if (isOld(record)) fail('E_LEDGER_OLD', { ledger: ledger.name, credential });
    note(record);
    return record;
  };
  const write = async (credential: string, record: LedgerRecord, ctx: Context) => {
    await ledger.write(credential, record, ctx);
    note(recordSchema.parse(record));
  };
  return {
    name: ledger.name,
    ...(ledger.call && { call: (credential: string) => ledger.call?.(credential) ?? '' }),
    hold: (credential, ctx) => ledger.hold(credential, ctx),
    read,
    write,
  };
}

// Stores that have to be mended are written again.
const ranks = { minting: 0, sealed: 1, storing: 2, stored: 2, settled: 3 } as const;

/** A generation never goes down, nor does its phase. */
function isBefore(record: LedgerRecord | undefined, known: LedgerRecord): boolean {
  if (!record || record.generation < known.generation) return true;
  return record.generation === known.generation && ranks[record.phase] < ranks[known.phase];
}

function textOf(record: LedgerRecord | undefined): string {
  return JSON.stringify(record) ?? '';
}
