import { createGithub } from '../ci/github.js';
import { run } from '../ci/run.js';
import { login } from '../login/login.js';
import { readLoginRequest } from '../login/inputs/login-request.js';

/** The main step of the login action. */
export function main(): Promise<void> {
  return run(createGithub(process.env), async (ctx, ci) => {
    await login(await readLoginRequest(ci, ctx.env), ci, ctx);
    return 0;
  });
}
