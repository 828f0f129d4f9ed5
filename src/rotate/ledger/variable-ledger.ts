import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { Variables } from '../../stores/variables.js';
import type { Hold, Ledger } from './ledger.js';
import { Lease } from './lease.js';
import type { LedgerRecord } from './record.js';
import { parseVariable } from './variable-text.js';

/** The name of the variable that contains the record of a credential. */
export function variableKey(credential: string): string {
  return `REGCRED_${credential.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

/**
 * Keeps each credential in one variable of a platform. Platforms offer no compare-and-swap, so the variable also
 * contains the lease of the run that may change it (lease.ts).
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
