import { createGithub } from '../ci/github.js';
import { run } from '../ci/run.js';
import { logoutRegistry } from '../login/logout/logout-registry.js';

/** The logout action, for the middle of a job. */
export function main(): Promise<void> {
  return run(
    createGithub(process.env),
    async (ctx, ci) => {
      await logoutRegistry(ci, ctx);
      return 0;
    },
    { isCleanUp: true },
  );
}
