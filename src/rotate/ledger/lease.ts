import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { Variables } from '../../stores/variables.js';
import type { LedgerRecord } from './record.js';
import { MAX_BYTES, formatVariable, parseVariable } from './variable-text.js';
import type { VariableContent } from './variable-text.js';

/** A run that died keeps others away for so long; the longest step between two confirmations is shorter. */
const LEASE = 15 * 60_000;
/** Renewed when less is left, so that after a confirmation there is time for any step. */
const ENOUGH = 10 * 60_000;
/** Below this nothing is written any more: the answer might come after the end. */
const LEAST = 2 * 60_000;
/**
 * How long a run takes at most from reading a free lease to having written its own, and for how long a read may
 * show what was there before. Whoever takes longer has not got it. Whoever has written waits for both, one after
 * the other, before it looks who was last: another run may have read just before, seen what was even older, and
 * still be writing (M. Fischer's mutual exclusion by delays, in L. Lamport, "A fast mutual exclusion algorithm",
 * 1987).
 */
const SETTLE = 3_000;
const LAST = 2 * SETTLE;

export interface LeasePlace {
  readonly variables: Variables;
  readonly key: string;
  readonly credential: string;
}

/**
 * The right of one run to change one credential. Two runs never hold it at once as long as a write is seen
 * within {@link SETTLE}; should a write come later than that, the run it belongs to gives up by itself, and the
 * other one notices before its next step.
 */
export class Lease {
  /** A write has failed, and may have been carried out all the same. */
  private isUnclear = false;

  private constructor(
    private readonly place: LeasePlace,
    private readonly owner: string,
    /** What this run has written last: never taken from a read, which may be late. */
    private content: VariableContent,
  ) {}

  /** Undefined when another run holds it. Throws E_LEDGER_SLOW. */
  static async take(place: LeasePlace, ctx: Context): Promise<Lease | undefined> {
    const before = await read(place, ctx);
    if (!isFree(before, ctx)) return undefined;
    // What another run has just written may not have been seen.
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

  /** Throws E_LOCK_LOST when another run is there or this one's time is nearly over; renews it in time. */
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

  /** Removes only one's own lease. */
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

  /** Milliseconds, by what this run has written itself. */
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

  /** After a write whose answer was lost, what stands there is what counts: it may be the newer record. */
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
