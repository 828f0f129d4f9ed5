import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { MintRequest, IssuedCredential, TokenApi } from '../../registries/contract.js';
import { formerTokens } from '../engine/generations.js';
import type { LedgerRecord } from '../ledger/record.js';
import { mintRequest } from './mint-request.js';
import type { Fresh, Run } from '../engine/run.js';
import type { Work } from '../engine/work.js';
import type { World } from '../engine/world.js';
import { instant, valueOf } from './value.js';

/** Gives the registry the value that was sealed, or lets it make one. What was heard before no longer counts. */
export async function mint(
  generation: number,
  world: World,
  run: Run,
  work: Work,
  ctx: Context,
): Promise<Run> {
  const { token } = work;
  const request = mintRequest(generation, world);
  if (token.kind === 'replace' && token.chooses === 'client') {
    const { secret, sealed, fresh } = valueOf(world);
    const set = await token.replace(secret, request, ctx);
    const value = { generation, secret, own: fresh, minted: true, sealed, ...set };
    return { ...withoutLooks(run), heard: [], fresh: value };
  }
  const record = beginning(generation, world);
  if (world.ledger?.phase !== 'minting') await work.ledger.write(world.policy.credential, record, ctx);
  const minted = await issue(token, request, world, ctx);
  ctx.masks.add(minted.secret, minted.username);
  const fresh: Fresh = { ...minted, generation, own: true, minted: true, sealed: false };
  return { ...withoutLooks(run), heard: [], written: {}, fresh };
}

/** The ledger is told first: a token that nobody ever heard of could not be found again. */
function beginning(generation: number, world: World): LedgerRecord {
  return {
    generation,
    phase: 'minting',
    since: instant(world.now),
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
      const hint = 'Make it by hand once: a token that was ended cannot be replaced. Nothing was changed.';
      fail('E_TOKEN_NOT_FOUND', { api: world.policy.registry, token: token.name, hint });
    }
    return token.regenerate(id, request, ctx);
  }
  fail('E_INTERNAL', { kind: `nothing to mint for ${world.policy.credential}` });
}

/** What the registry shows has changed. */
function withoutLooks({ tokens, ...run }: Run): Run {
  return run;
}
