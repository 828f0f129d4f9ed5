import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { MintRequest, IssuedCredential, TokenApi } from '../../registries/contract.js';
import { formerTokens } from '../engine/generations.js';
import { mintRequest } from '../engine/mint-request.js';
import type { OpenCredential } from '../engine/open-credential.js';
import { withoutTokens } from '../engine/run-memory.js';
import type { HeldLogin, RunMemory } from '../engine/run-memory.js';
import { mustHaveCurrent } from '../engine/world.js';
import type { World } from '../engine/world.js';
import { toInstant } from '../ledger/record.js';
import type { LedgerRecord } from '../ledger/record.js';

/** Sets the sealed secret at the registry, or has the registry issue one. Earlier verdicts no longer count. */
export async function mint(
  generation: number,
  world: World,
  run: RunMemory,
  opened: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  const { token } = opened;
  const request = mintRequest(generation, world);
  if (token.kind === 'replace' && token.chooses === 'client') {
    const { secret, sealed, madeHere } = mustHaveCurrent(world);
    const set = await token.replace(secret, request, ctx);
    const held: HeldLogin = { generation, secret, madeHere, minted: true, sealed, ...set };
    return { ...withoutTokens(run), verdicts: [], held };
  }
  const record = minting(generation, world);
  if (world.ledger?.phase !== 'minting') await opened.ledger.write(world.policy.credential, record, ctx);
  const issued = await issue(token, request, world, ctx);
  ctx.masks.add(issued.secret, issued.username);
  const held: HeldLogin = { ...issued, generation, madeHere: true, minted: true, sealed: false };
  return { ...withoutTokens(run), verdicts: [], written: {}, held };
}

/** Recorded before the registry is asked: the number in the ledger is how a lost token is found again. */
function minting(generation: number, world: World): LedgerRecord {
  return {
    generation,
    phase: 'minting',
    since: toInstant(world.now),
    former: [...formerTokens(world)],
    stores: world.ledger?.stores ?? {},
  };
}

async function issue(
  token: TokenApi,
  request: MintRequest,
  world: World,
  ctx: Context,
): Promise<IssuedCredential> {
  if (token.kind === 'overlap') return token.create(request, ctx);
  if (token.kind === 'refresh') return token.issue(ctx);
  if (token.kind === 'replace' && token.chooses === 'registry') {
    const id = world.tokens?.[0]?.id;
    if (id === undefined) {
      const hint =
        'Create it by hand once: a revoked token cannot be replaced. regcred changed nothing in this run.';
      fail('E_TOKEN_NOT_FOUND', { api: world.policy.registry, token: token.name, hint });
    }
    return token.regenerate(id, request, ctx);
  }
  fail('E_INTERNAL', { kind: `nothing to mint for ${world.policy.credential}` });
}
