import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import { fingerprint } from '../../secret/fingerprint.js';
import { formerTokens } from '../engine/generations.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { HeldLogin, RunMemory } from '../engine/run-memory.js';
import type { World } from '../engine/world.js';
import { sealEscrow } from '../ledger/escrow.js';
import { toInstant } from '../ledger/record.js';

/**
 * Records a login in the ledger before it is used: chosen now, just minted, or supplied and accepted. From here on
 * a crash cannot lose it where there is an escrow; without one, the next run knows that it is lost.
 */
export async function sealLogin(
  generation: number,
  world: World,
  run: RunMemory,
  opened: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  const login = toSeal(generation, world, run, opened, ctx);
  const { ledger, policy } = world;
  const escrow = await sealEscrow(opened.escrow, login);
  const { id, username, expiresAt } = login;
  const isMinting = ledger?.phase === 'minting';
  await opened.ledger.write(
    policy.credential,
    {
      generation,
      phase: 'sealed',
      since: isMinting ? ledger.since : toInstant(world.now),
      ...(id !== undefined && { token: { id, username } }),
      ...defined({ expires: expiresAt === undefined ? undefined : toInstant(expiresAt) }),
      fingerprint: fingerprint(login.secret, ctx),
      ...defined({ escrow }),
      // A slot that is used again holds no former token any more.
      former: (isMinting ? ledger.former : formerTokens(world)).filter((token) => token.id !== id),
      stores: ledger?.stores ?? {},
    },
    ctx,
  );
  return { ...run, held: { ...login, sealed: true }, written: {} };
}

function toSeal(
  generation: number,
  { supplied }: World,
  run: RunMemory,
  { token }: OpenCredential,
  ctx: Context,
): HeldLogin {
  const chosen = { generation, madeHere: true, minted: false, sealed: false };
  if (run.held?.generation === generation) return run.held;
  if (supplied) return { ...chosen, minted: true, username: supplied.username, secret: supplied.secret };
  if (token.kind !== 'replace' || token.chooses !== 'client') {
    fail('E_INTERNAL', { kind: `nothing to seal for ${token.name}` });
  }
  const secret = token.choose(ctx);
  ctx.masks.add(secret, token.username);
  return { ...chosen, username: token.username, secret };
}
