import type { Context } from '../../context/context.js';
import { clear } from '../steps/clear.js';
import { gate } from '../steps/gate.js';
import { mint } from '../steps/mint.js';
import { preflight } from '../steps/preflight.js';
import { prove } from '../steps/prove.js';
import { retire } from '../steps/retire.js';
import { sealLogin } from '../steps/seal.js';
import { settle } from '../steps/settle.js';
import { verify } from '../steps/verify.js';
import { write } from '../steps/write.js';
import type { OpenCredential } from './open-credential.js';
import type { RunMemory } from './run-memory.js';
import type { Effect } from './step.js';
import type { World } from './world.js';

/**
 * Takes one step: the only part of a rotation with effects. A run may die at any of them; the next run continues
 * from what it observes.
 */
export async function act(
  step: Effect,
  world: World,
  run: RunMemory,
  opened: OpenCredential,
  ctx: Context,
): Promise<RunMemory> {
  switch (step.step) {
    case 'preflight':
      return preflight(step.generation, world, run, opened, ctx);
    case 'mint':
      return mint(step.generation, world, run, opened, ctx);
    case 'seal':
      return sealLogin(step.generation, world, run, opened, ctx);
    case 'verify':
      return verify(step.what, world, run, opened, ctx);
    case 'write':
      return write(step.stores, world, run, opened, ctx);
    case 'settle':
      return settle(world, run, opened, ctx);
    case 'gate':
      return gate(world, run, opened, ctx);
    case 'retire':
      return retire(step.token, step.why, world, run, opened, ctx);
    case 'prove':
      return prove(world, run, opened, ctx);
    case 'clear':
      return clear(world, run, opened, ctx);
  }
}
