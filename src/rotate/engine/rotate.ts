import type { Context } from '../../context/context.js';
import type { RotationReport } from '../report/report.js';
import { rotateOne } from './rotate-credential.js';
import type { Result } from './rotate-credential.js';
import type { Work } from './work.js';

/**
 * Rotates what is due and leaves the rest alone. Whatever fails is told in the report, and the other
 * credentials go on.
 */
export async function rotate(works: readonly Work[], ctx: Context): Promise<RotationReport> {
  const results: Result[] = [];
  for (const work of works) results.push(await rotateOne(work, ctx));
  return { exit: exit(results), credentials: results.map(({ report }) => report) };
}

/** The worst that happened: what failed, then what is wrong in the file, then what may work later. */
function exit(results: readonly Result[]): 0 | 1 | 2 | 75 {
  return ([1, 2, 75] as const).find((code) => results.some((result) => result.exit === code)) ?? 0;
}
