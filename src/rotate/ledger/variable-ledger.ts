import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { Variables } from '../../stores/variables.js';
import type { Hold, Ledger } from './ledger.js';
import { Lease } from './lease.js';
import type { LedgerRecord } from './record.js';
import { parseVariable } from './variable-text.js';

/** The variable in which the record of a credential stands. */
export function variableKey(credential: string): string {
  return `REGCRED_${credential.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

/**
 * One variable of a platform per credential. Platforms offer no compare-and-swap, so a run holds a lease that
 * stands in the variable beside the record (lease.ts).
 */
export class VariableLedger implements Ledger {
  readonly name: string;
  private readonly leases = new Map<string, Lease>();

  constructor(private readonly variables: Variables) {
    this.name = variables.name;
  }

  call(credential: string): string {
    return this.variables.call(variableKey(credential));
  }

  async read(credential: string, ctx: Context): Promise<LedgerRecord | undefined> {
    const text = await this.variables.read(variableKey(credential), ctx);
    return parseVariable(text, this.name)?.record;
  }

  async write(credential: string, record: LedgerRecord, ctx: Context): Promise<void> {
    const lease = this.leases.get(credential);
    if (!lease) fail('E_LOCK_LOST', { ledger: this.name });
    await lease.write(record, ctx);
  }

  async hold(credential: string, ctx: Context): Promise<Hold | undefined> {
    const place = { variables: this.variables, key: variableKey(credential), credential };
    const lease = await Lease.take(place, ctx);
    if (!lease) return undefined;
    this.leases.set(credential, lease);
    return {
      confirm: (now = ctx) => lease.confirm(now),
      release: async (last = ctx) => {
        this.leases.delete(credential);
        await lease.release(last);
      },
    };
  }
}
