import type { Context } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import { askUntil } from '../engine/ask.js';
import type { OpenCredential } from '../engine/open-credential.js';
import { repeatUntil } from '../engine/repeat-until.js';
import { withFailedRetire, withoutTokens, withVerdict } from '../engine/run-memory.js';
import type { RunMemory } from '../engine/run-memory.js';
import { mustHaveLedger } from '../engine/world.js';
import type { World } from '../engine/world.js';

/**
 * Proves that the registry refuses the old secrets and accepts the new one. A missing proof is recorded, so that
 * the next run does not take the rotation for done.
 */
export async function prove(
  world: World,
  run: RunMemory,
  opened: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  let after = run;
  let isProved = true;
  for (const login of world.former) {
    const verdict = await askUntil('rejected', login, opened, ctx);
    if (verdict.answer !== 'rejected') isProved = false;
    after = withVerdict(after, login, verdict);
  }
  if (world.current) {
    after = withVerdict(after, world.current, await askUntil('accepted', world.current, opened, ctx));
  }
  const alive = await stillListed(world, opened, ctx);
  for (const id of alive) {
    after = withFailedRetire(after, id, regcredError('E_REVOKE_UNPROVED', world.policy));
  }
  if (!isProved || alive.length > 0) {
    const before = mustHaveLedger(world);
    const former = before.former.map(({ retired, ...one }) =>
      retired === undefined || alive.includes(one.id) ? one : { ...one, retired },
    );
    await opened.ledger.write(world.policy.credential, { ...before, unproved: true, former }, ctx);
  }
  return withoutTokens(after);
}

/** Lists the former tokens that the registry still shows after it confirmed their revocation. */
async function stillListed(
  world: World,
  { token }: OpenCredential,
  ctx: Context,
): Promise<readonly string[]> {
  if (token.kind !== 'overlap') return [];
  const ids = mustHaveLedger(world).former.map(({ id }) => id);
  const listed = async () => (await token.list(ctx)).map(({ id }) => id).filter((id) => ids.includes(id));
  return repeatUntil((alive) => alive.length === 0, listed, ctx);
}
