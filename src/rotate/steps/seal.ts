import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { fingerprint } from '../../secret/fingerprint.js';
import { sealEscrow } from '../ledger/escrow.js';
import { formerTokens } from '../engine/generations.js';
import type { Fresh, Run } from '../engine/run.js';
import type { Work } from '../engine/work.js';
import type { World } from '../engine/world.js';
import { instant } from './value.js';

/**
 * Records a value before it is used: chosen now, just minted, or supplied and found good. From here on no
 * crash loses it where there is an escrow, and where there is none it is known to be lost.
 */
export async function seal(
  generation: number,
  world: World,
  run: Run,
  work: Work,
  ctx: Context,
): Promise<Run> {
  const value = toSeal(generation, world, run, work, ctx);
  const { ledger, policy } = world;
  const escrow = await sealEscrow(work.escrow, value);
  const { id, username, expiresAt } = value;
  await work.ledger.write(
    policy.credential,
    {
      generation,
      phase: 'sealed',
      since: ledger?.phase === 'minting' ? ledger.since : instant(world.now),
      ...(id !== undefined && { token: { id, username } }),
      ...(expiresAt !== undefined && { expires: instant(expiresAt) }),
      fingerprint: fingerprint(value.secret, ctx),
      ...(escrow !== undefined && { escrow }),
      // A slot that is used again is no former token any more.
      former: (ledger?.phase === 'minting' ? ledger.former : formerTokens(world)).filter(
        (token) => token.id !== id,
      ),
      stores: ledger?.stores ?? {},
    },
    ctx,
  );
  return { ...run, fresh: { ...value, sealed: true }, written: {} };
}

function toSeal(generation: number, { supplied }: World, run: Run, { token }: Work, ctx: Context): Fresh {
  const chosen = { generation, own: true, minted: false, sealed: false };
  if (run.fresh?.generation === generation) return run.fresh;
  if (supplied) return { ...chosen, minted: true, username: supplied.username, secret: supplied.secret };
  if (token.kind !== 'replace' || token.chooses !== 'client') {
    fail('E_INTERNAL', { kind: `nothing to seal for ${token.name}` });
  }
  const secret = token.choose(ctx);
  ctx.masks.add(secret, token.username);
  return { ...chosen, username: token.username, secret };
}
