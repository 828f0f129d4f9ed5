import { plainTable } from '../ci/plain-table.js';
import type { Ci } from '../context/ci.js';
import type { Io } from './command.js';

/**
 * Where a command's result goes: in a job of a CI where results of jobs go; on a terminal what is for people to
 * standard output, so that it can be piped, or with `--json` out of the way of the JSON. The outputs of the
 * action are for workflows only.
 */
export function results(ci: Ci, { out }: Pick<Io, 'out'>, json: boolean): Pick<Ci, 'summary' | 'output'> {
  if (ci.id !== 'terminal') return { summary: ci.summary, output: ci.output };
  const print = (markdown: string) => out(plainTable(markdown).trimEnd());
  return { summary: json ? (markdown) => ci.summary(markdown) : print, output: () => {} };
}
