import { createGithub } from '../ci/github.js';
import { run } from '../ci/run.js';
import { logOutStep } from '../login/logout/logout-action.js';

/** The post step of the login action. */
export function main(): Promise<void> {
  return run(
    createGithub(process.env),
    async (ctx, ci) => {
      await logOutStep(ci, ctx);
      return 0;
    },
    { isCleanUp: true },
  );
}
