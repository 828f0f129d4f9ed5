import type { Context } from '../../context/context.js';
import type { Store } from '../../stores/contract.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { RunMemory } from '../engine/run-memory.js';
import { mustHaveLedger } from '../engine/world.js';
import type { Gate, World } from '../engine/world.js';

// The longest a GitHub workflow run can last (docs/reference/rotation.md 5). After that no run that read the old
// secret is left, even where the platform cannot be asked.
const LONGEST = 35 * 86_400_000;

/** Asks whether a job that read the old secret may still be running. Unknown counts as running. */
export async function gate(
  world: World,
  run: RunMemory,
  opened: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  const { cutover, since } = mustHaveLedger(world);
  const start = Date.parse(cutover ?? since);
  if (ctx.clock.now() - start > LONGEST) return { ...run, gate: { answer: 'open' } };
  const answers = await Promise.all(opened.stores.map((store) => unfinished(store, start, ctx)));
  const closed = answers.find(({ answer }) => answer === 'closed') ?? usedSince(start, world);
  return { ...run, gate: closed ?? { answer: 'open' } };
}

/** Opens for a store that cannot tell: the grace alone protects its readers. */
async function unfinished(store: Store, since: number, ctx: Context): Promise<Gate> {
  const found = await store.unfinished?.(since, ctx);
  return found && found.answer !== 'none' ? { answer: 'closed', why: found.why } : { answer: 'open' };
}

/** Closes when an old token was used after the cut-over: a consumer reads it from a place outside the stores. */
function usedSince(since: number, world: World): Gate | undefined {
  const recently = Math.max(since, world.now - world.policy.grace);
  const ids = mustHaveLedger(world).former.map(({ id }) => id);
  const used = world.tokens?.find(({ id, lastUsedAt }) => ids.includes(id) && (lastUsedAt ?? 0) > recently);
  if (!used) return undefined;
  const why = `The old token ${used.username ?? used.id} was used after the cut-over. A consumer outside the listed stores still has it.`;
  return { answer: 'closed', why };
}
