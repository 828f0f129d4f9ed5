import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { Variables } from '../../stores/variables.js';
import type { LedgerRecord } from './record.js';
import { MAX_BYTES, formatVariable, parseVariable } from './variable-text.js';
import type { VariableContent } from './variable-text.js';

/** How long a dead run blocks others. The longest step between two confirmations is shorter. */
const LEASE = 15 * 60_000;
/** A lease with less time left is renewed, so that any step fits after a confirmation. */
const ENOUGH = 10 * 60_000;
/** With less time left nothing is written: the answer might arrive after the lease expired. */
const LEAST = 2 * 60_000;
/**
 * The longest time from reading a free lease to having written one's own, and the longest that a read may be stale.
 * A run that takes longer does not get the lease. After its write a run waits for both times before it reads who
 * wrote last: another run may have read just before, stale at that, and still be writing (M. Fischer's mutual
 * exclusion by delays, in L. Lamport, "A fast mutual exclusion algorithm", 1987).
 */
const SETTLE = 3_000;
const LAST = 2 * SETTLE;

export interface LeasePlace {
  readonly variables: Variables;
  readonly key: string;
  readonly credential: string;
}

/**
 * The right of one run to change one credential. Two runs never have it at once while a write is visible within
 * {@link SETTLE}. After a slower write its run gives the lease back, and the other run notices before its next step.
 */
export class Lease {
  /** A write failed, but may still have been applied. */
  private isUnclear = false;

  private constructor(
    private readonly place: LeasePlace,
    private readonly owner: string,
    /** The last content that this run wrote: never from a read, which may be stale. */
    private content: VariableContent,
  ) {}

  /** Undefined when another run has it. Throws E_LEDGER_SLOW. */
  static async take(place: LeasePlace, ctx: Context): Promise<Lease | undefined> {
    const before = await read(place, ctx);
    if (!isFree(before, ctx)) return undefined;
    // A write of another run may not be visible yet.
    await ctx.clock.sleep(SETTLE, ctx.signal);
    const began = ctx.clock.now();
    const base = await read(place, ctx);
    if (format(base) !== format(before)) return undefined;
    const owner = Buffer.from(ctx.random.bytes(12)).toString('hex');
    const lease = new Lease(place, owner, base ?? {});
    await lease.put(base?.record, ctx);
    const took = ctx.clock.now() - began;
    if (took > SETTLE) {
      await lease.release(ctx);
      const seconds = Math.ceil(took / 1000);
      fail('E_LEDGER_SLOW', { ledger: place.variables.name, seconds });
    }
    await ctx.clock.sleep(LAST, ctx.signal);
    const now = await read(place, ctx);
    return now?.lease?.owner === owner ? lease : undefined;
  }

  /** Renews the lease in time. Throws E_LOCK_LOST when another run has it or it is about to expire. */
  async confirm(ctx: Context): Promise<void> {
    await this.mustOwn(ctx);
    if (this.left(ctx) >= ENOUGH) return;
    await this.clarify(ctx);
    await this.put(this.content.record, ctx);
    await this.mustOwn(ctx);
  }

  async write(record: LedgerRecord, ctx: Context): Promise<void> {
    await this.mustOwn(ctx);
    await this.put(record, ctx);
  }

  /** Removes the lease if it is still this run's own. */
  async release(ctx: Context): Promise<void> {
    await this.clarify(ctx);
    const now = await read(this.place, ctx);
    if (now?.lease?.owner !== this.owner || this.left(ctx) < LEAST) return;
    const { record } = this.content;
    await this.place.variables.write(this.place.key, formatVariable(record ? { record } : {}), ctx);
  }

  private async mustOwn(ctx: Context): Promise<void> {
    const now = await read(this.place, ctx);
    if (now?.lease?.owner === this.owner && this.left(ctx) >= LEAST) return;
    fail('E_LOCK_LOST', { ledger: this.place.variables.name });
  }

  /** Milliseconds that are left, by this run's own last write. */
  private left({ clock }: Context): number {
    return this.content.lease ? Date.parse(this.content.lease.until) - clock.now() : 0;
  }

  private async put(record: LedgerRecord | undefined, ctx: Context): Promise<void> {
    const { variables, key, credential } = this.place;
    const lease = { owner: this.owner, until: new Date(ctx.clock.now() + LEASE).toISOString() };
    const content = record ? { lease, record } : { lease };
    const text = formatVariable(content);
    const size = Buffer.byteLength(text);
    if (size > MAX_BYTES)
      fail('E_LEDGER_SIZE', { credential, ledger: variables.name, size, most: MAX_BYTES });
    this.isUnclear = true;
    await variables.write(key, text, ctx);
    this.isUnclear = false;
    this.content = content;
  }

  /** After a write without an answer, reads the variable: it may have the newer record. */
  private async clarify(ctx: Context): Promise<void> {
    if (!this.isUnclear) return;
    await ctx.clock.sleep(SETTLE);
    const now = await read(this.place, ctx);
    if (now?.lease?.owner === this.owner) this.content = now;
    this.isUnclear = false;
  }
}

async function read({ variables, key }: LeasePlace, ctx: Context): Promise<VariableContent | undefined> {
  return parseVariable(await variables.read(key, ctx), variables.name);
}

function isFree(content: VariableContent | undefined, { clock }: Context): boolean {
  return !content?.lease || Date.parse(content.lease.until) <= clock.now();
}

function format(content: VariableContent | undefined): string {
  return content ? formatVariable(content) : '';
}
