import type { Context } from '../../context/context.js';
import { preflight } from '../steps/preflight.js';
import { clear, settle } from '../steps/settle.js';
import { mint } from '../steps/mint.js';
import { gate, prove, retire } from '../steps/retire.js';
import { seal } from '../steps/seal.js';
import { verify } from '../steps/verify.js';
import { write } from '../steps/write.js';
import type { Run } from './run.js';
import type { Effect } from './step.js';
import type { Work } from './work.js';
import type { World } from './world.js';

/**
 * Does one step: the only place of the rotation with effects. Each may be the last thing that happens; the
 * next run continues from what is there.
 */
export async function act(step: Effect, world: World, run: Run, work: Work, ctx: Context): Promise<Run> {
  switch (step.step) {
    case 'preflight':
      return preflight(step.generation, world, run, work, ctx);
    case 'mint':
      return mint(step.generation, world, run, work, ctx);
    case 'seal':
      return seal(step.generation, world, run, work, ctx);
    case 'verify':
      return verify(step.what, world, run, work, ctx);
    case 'write':
      return write(step.stores, world, run, work, ctx);
    case 'settle':
      return settle(world, run, work, ctx);
    case 'gate':
      return gate(world, run, work, ctx);
    case 'retire':
      return retire(step.token, step.why, world, run, work, ctx);
    case 'prove':
      return prove(world, run, work, ctx);
    case 'clear':
      return clear(world, run, work, ctx);
  }
}
