import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Where the list of skipped suites is collected during one run of vitest. */
const SKIPPED = 'REGCRED_SKIPPED_SUITES';

/**
 * Says that a suite cannot run because something is not installed. With CI=true that is an error, so that a suite
 * cannot vanish unnoticed; elsewhere the suite and the command that helps are listed at the end of the run.
 */
export function missing(what: string, cure: string): undefined {
  const suite = expect.getState().testPath ?? 'a suite';
  if (process.env['CI'] === 'true') throw new Error(`${suite} needs ${what}: ${cure}`);
  const list = process.env[SKIPPED];
  if (list !== undefined) appendFileSync(list, `${JSON.stringify({ suite, missing: [what], cure })}\n`);
  else console.error(`Skipped: ${suite} needs ${what}. Install it with: ${cure}`);
  return undefined;
}
