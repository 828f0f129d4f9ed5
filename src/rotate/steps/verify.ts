import type { Context } from '../../context/context.js';
import { askUntil } from '../engine/ask.js';
import { hear } from '../engine/run.js';
import type { Pair, Run } from '../engine/run.js';
import type { Work } from '../engine/work.js';
import type { Verdict, World } from '../engine/world.js';
import { valueOf } from './value.js';

/** Logs in with the value, or with what was supplied, and looks at what is granted. */
export async function verify(
  what: 'value' | 'supplied',
  world: World,
  run: Run,
  work: Work,
  ctx: Context,
): Promise<Run> {
  const pair = (what === 'supplied' && world.supplied) || valueOf(world);
  // A person may have mistyped it, and many tries with a wrong password lock an account: they run it again.
  const verdict = what === 'supplied' ? await work.ask(pair, ctx) : await askFor('accepted', pair, work, ctx);
  return hear(run, pair, verdict);
}

/** Asks until the answer is the wanted one, or it has had time enough to become so. */
export function askFor(
  wanted: 'accepted' | 'rejected',
  { username, secret }: Pair,
  { ask }: Work,
  ctx: Context,
): Promise<Verdict> {
  return askUntil(wanted, () => ask({ username, secret }, ctx), ctx);
}
