import type { Context } from '../../context/context.js';
import type { LedgerRecord } from '../ledger/record.js';
import type { Fresh, Run } from '../engine/run.js';
import type { Work } from '../engine/work.js';
import type { World } from '../engine/world.js';
import { instant, ledgerOf } from './value.js';

/** Every store has the value: nobody needs the escrow any more, and the old one's grace begins. */
export async function settle(world: World, run: Run, { ledger, policy }: Work, ctx: Context): Promise<Run> {
  const before = ledgerOf(world);
  const { escrow, ...kept } = before;
  const now = instant(ctx.clock.now());
  const { id, username, expiresAt } = ownToken(run, before);
  const record: LedgerRecord = {
    ...kept,
    phase: before.phase === 'settled' ? 'settled' : 'stored',
    cutover: before.cutover ?? now,
    written: before.written ?? now,
    ...(id !== undefined && username !== undefined && { token: { id, username } }),
    ...(expiresAt !== undefined && { expires: instant(expiresAt) }),
    stores: Object.fromEntries(world.stores.map(({ name }) => [name, before.generation])),
  };
  await ledger.write(policy.credential, record, ctx);
  return { ...run, written: {} };
}

/** Nothing of earlier generations is left. */
export async function clear(world: World, run: Run, { ledger, policy }: Work, ctx: Context): Promise<Run> {
  const { unproved, escrow, ...kept } = ledgerOf(world);
  const settled = instant(ctx.clock.now());
  await ledger.write(policy.credential, { ...kept, phase: 'settled', settled, former: [] }, ctx);
  return run;
}

/** What this run knows of the token that the ledger may not know yet: a chosen secret was sealed before it. */
function ownToken({ fresh }: Run, { generation }: LedgerRecord): Partial<Fresh> {
  return fresh?.generation === generation ? fresh : {};
}
