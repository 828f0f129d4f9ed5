import { createGithub } from '../ci/github.js';
import { run } from '../ci/run.js';
import { rotateAction } from '../rotate/action/rotate-action.js';

/** The rotate action. */
export function main(): Promise<void> {
  return run(createGithub(process.env), (ctx, ci) => rotateAction(ci, ctx));
}
