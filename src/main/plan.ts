import { createGithub } from '../ci/github.js';
import { run } from '../ci/run.js';
import { planAction } from '../rotate/action/plan-action.js';

/** The plan action. */
export function main(): Promise<void> {
  return run(createGithub(process.env), (ctx, ci) => planAction(ci, ctx));
}
