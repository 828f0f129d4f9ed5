import { fail } from '../../errors/error.js';
import type { LedgerRecord } from '../ledger/record.js';
import type { Value, World } from '../engine/world.js';

/** `decide` asks for a step with the value only when somebody holds it. */
export function valueOf({ value, policy }: World): Value {
  if (!value) fail('E_INTERNAL', { kind: `no value for ${policy.credential}` });
  return value;
}

/** `decide` asks for these steps only when the ledger has a record. */
export function ledgerOf({ ledger, policy }: World): LedgerRecord {
  if (!ledger) fail('E_INTERNAL', { kind: `no record of ${policy.credential}` });
  return ledger;
}

/** An instant as the ledger writes it. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
