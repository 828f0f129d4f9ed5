import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { HeldLogin, RunMemory } from '../engine/run-memory.js';
import { mustHaveLedger } from '../engine/world.js';
import type { World } from '../engine/world.js';
import { toInstant } from '../ledger/record.js';
import type { LedgerRecord } from '../ledger/record.js';

/** Records that every store has the current secret: empties the escrow and starts the grace of the old one. */
export async function settle(
  world: World,
  run: RunMemory,
  { ledger, policy }: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  const before = mustHaveLedger(world);
  const { escrow, ...kept } = before;
  const now = toInstant(ctx.clock.now());
  const { id, username, expiresAt } = heldToken(run, before);
  const record: LedgerRecord = {
    ...kept,
    phase: before.phase === 'settled' ? 'settled' : 'stored',
    cutover: before.cutover ?? now,
    written: before.written ?? now,
    ...(id !== undefined && username !== undefined && { token: { id, username } }),
    ...defined({ expires: expiresAt === undefined ? undefined : toInstant(expiresAt) }),
    stores: Object.fromEntries(world.stores.map(({ name }) => [name, before.generation])),
  };
  await ledger.write(policy.credential, record, ctx);
  return { ...run, written: {} };
}

/** Returns what the ledger may not have yet: a chosen secret is sealed before its token has an id. */
function heldToken({ held }: RunMemory, { generation }: LedgerRecord): Partial<HeldLogin> {
  return held?.generation === generation ? held : {};
}
