import type { Ci, SavedStep } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { logOutStep } from './logout-action.js';

/**
 * Logs out every login step of a job whose CI has no post steps, last first, and removes the job's folder.
 * Tries all of them; after a failure the folder stays and the first error is thrown.
 */
export async function logOutJob(
  steps: readonly SavedStep[],
  ci: Pick<Ci, 'tempDir' | 'exportVariable'>,
  ctx: Context,
): Promise<void> {
  const faults: unknown[] = [];
  for (const step of steps) {
    try {
      await logOutStep({ ...ci, state: (name) => step.state(name) }, ctx);
      step.forget();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  await ctx.fs.rm(ci.tempDir, { recursive: true, force: true });
}
