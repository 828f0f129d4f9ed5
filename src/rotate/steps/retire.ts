import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { fail, regcredError } from '../../errors/error.js';
import type { RegcredError } from '../../errors/error.js';
import type { Store } from '../../stores/contract.js';
import { until } from '../engine/ask.js';
import { hear } from '../engine/run.js';
import type { Run } from '../engine/run.js';
import type { Work } from '../engine/work.js';
import type { Gate, World } from '../engine/world.js';
import { instant, ledgerOf } from './value.js';
import { askFor } from './verify.js';

// The longest a GitHub workflow run may last (docs/reference/rotation.md 5): after that nobody who read
// the old secret is at work, whatever cannot be asked.
const LONGEST = 35 * 86_400_000;

/** Whether anybody who read the old secret may still be at work. Unknown is not nobody. */
export async function gate(world: World, run: Run, work: Work, ctx: Context): Promise<Run> {
  const since = Date.parse(ledgerOf(world).cutover ?? ledgerOf(world).since);
  const isOver = ctx.clock.now() - since > LONGEST;
  if (isOver) return { ...run, gate: { answer: 'open' } };
  const answers = await Promise.all(work.stores.map((store) => unfinished(store, since, ctx)));
  const closed = answers.find(({ answer }) => answer === 'closed') ?? usedSince(since, world);
  return { ...run, gate: closed ?? { answer: 'open' } };
}

/** A store that cannot tell keeps nobody waiting longer than the grace. */
async function unfinished(store: Store, since: number, ctx: Context): Promise<Gate> {
  const found = await store.unfinished?.(since, ctx);
  return found && found.answer !== 'none' ? { answer: 'closed', why: found.why } : { answer: 'open' };
}

/** An old token that was used after the cut-over has a consumer that no store of ours feeds. */
function usedSince(since: number, world: World): Gate | undefined {
  const recently = Math.max(since, world.now - world.policy.grace);
  const ids = ledgerOf(world).former.map(({ id }) => id);
  const used = world.tokens?.find(({ id, lastUsedAt }) => ids.includes(id) && (lastUsedAt ?? 0) > recently);
  if (!used) return undefined;
  const why = `The old token ${used.username ?? used.id} was used after the cut-over: somebody holds it who is not among the stores.`;
  return { answer: 'closed', why };
}

/** Ends one token by its recorded id. One that fails does not keep the others alive. */
export async function retire(
  id: string,
  why: 'former' | 'orphan',
  world: World,
  run: Run,
  work: Work,
  ctx: Context,
): Promise<Run> {
  const { token } = work;
  if (token.kind !== 'overlap') fail('E_INTERNAL', { kind: `nothing to retire for ${token.name}` });
  const { tokens, ...looked } = run;
  try {
    await token.revoke(id, ctx);
  } catch (error) {
    return failed(id, asRegcredError(error), looked);
  }
  if (why === 'former') {
    const now = instant(ctx.clock.now());
    const before = ledgerOf(world);
    const former = before.former.map((one) => (one.id === id ? { ...one, retired: now } : one));
    await work.ledger.write(world.policy.credential, { ...before, former }, ctx);
  }
  return looked;
}

function failed(id: string, error: RegcredError, run: Run): Run {
  return { ...run, failedRetires: { ...run.failedRetires, [id]: error } };
}

/** What could not be proved is noted, so that the next run does not take it for done. */
export async function prove(world: World, run: Run, work: Work, ctx: Context): Promise<Run> {
  let told = run;
  let isProved = true;
  for (const pair of world.former) {
    const verdict = await askFor('rejected', pair, work, ctx);
    if (verdict.answer !== 'rejected') isProved = false;
    told = hear(told, pair, verdict);
  }
  if (world.value) told = hear(told, world.value, await askFor('accepted', world.value, work, ctx));
  const alive = await stillListed(world, work, ctx);
  for (const id of alive) told = failed(id, regcredError('E_REVOKE_UNPROVED', world.policy), told);
  if (!isProved || alive.length > 0) {
    const before = ledgerOf(world);
    const former = before.former.map(({ retired, ...one }) =>
      retired === undefined || alive.includes(one.id) ? one : { ...one, retired },
    );
    await work.ledger.write(world.policy.credential, { ...before, unproved: true, former }, ctx);
  }
  const { tokens, ...looked } = told;
  return looked;
}

/** Former tokens that the registry still lists after it has said that it ended them. */
async function stillListed(world: World, { token }: Work, ctx: Context): Promise<readonly string[]> {
  if (token.kind !== 'overlap') return [];
  const ids = ledgerOf(world).former.map(({ id }) => id);
  const listed = async () => (await token.list(ctx)).map(({ id }) => id).filter((id) => ids.includes(id));
  return until((alive) => alive.length === 0, listed, ctx);
}
