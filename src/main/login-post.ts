import { createGithub } from '../ci/github.js';
import { run } from '../ci/run.js';
import { logOutStep } from '../login/logout/logout-action.js';

/** The login action: its post step. */
export function main(): Promise<void> {
  return run(createGithub(process.env), async (ctx, ci) => {
    await logOutStep(ci, ctx);
    return 0;
  });
}
