import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { fail } from '../../errors/error.js';
import type { OpenCredential } from '../engine/open-credential.js';
import { withFailedRetire, withoutTokens } from '../engine/run-memory.js';
import type { RunMemory } from '../engine/run-memory.js';
import { mustHaveLedger } from '../engine/world.js';
import type { World } from '../engine/world.js';
import { toInstant } from '../ledger/record.js';

/** Revokes one token by its recorded id. A failure is remembered, and the other tokens are still revoked. */
export async function retire(
  id: string,
  why: 'former' | 'orphan',
  world: World,
  run: RunMemory,
  opened: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  const { token } = opened;
  if (token.kind !== 'overlap') fail('E_INTERNAL', { kind: `nothing to retire for ${token.name}` });
  try {
    await token.revoke(id, ctx);
  } catch (error) {
    return withFailedRetire(withoutTokens(run), id, asRegcredError(error));
  }
  if (why === 'former') {
    const retired = toInstant(ctx.clock.now());
    const before = mustHaveLedger(world);
    const former = before.former.map((one) => (one.id === id ? { ...one, retired } : one));
    await opened.ledger.write(world.policy.credential, { ...before, former }, ctx);
  }
  return withoutTokens(run);
}
