import type { Context } from '../../context/context.js';
import { askUntil } from '../engine/ask.js';
import type { OpenCredential } from '../engine/open-credential.js';
import { withVerdict } from '../engine/run-memory.js';
import type { RunMemory } from '../engine/run-memory.js';
import { mustHaveCurrent } from '../engine/world.js';
import type { World } from '../engine/world.js';

/** Logs in with the current or the supplied secret and checks the granted rights. */
export async function verify(
  what: 'current' | 'supplied',
  world: World,
  run: RunMemory,
  opened: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  const login = (what === 'supplied' && world.supplied) || mustHaveCurrent(world);
  // A person may have mistyped it: a wrong password is tried once, because many tries lock an account.
  const verdict =
    what === 'supplied' ? await opened.ask(login, ctx) : await askUntil('accepted', login, opened, ctx);
  return withVerdict(run, login, verdict);
}
