import type { Context } from '../../context/context.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { RunMemory } from '../engine/run-memory.js';
import { mustHaveLedger } from '../engine/world.js';
import type { World } from '../engine/world.js';
import { toInstant } from '../ledger/record.js';

/** Records that the rotation is done: earlier generations leave the ledger. */
export async function clear(
  world: World,
  run: RunMemory,
  { ledger, policy }: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  const { unproved, escrow, ...kept } = mustHaveLedger(world);
  const settled = toInstant(ctx.clock.now());
  await ledger.write(policy.credential, { ...kept, phase: 'settled', settled, former: [] }, ctx);
  return run;
}
