import { plainTable } from '../ci/plain-table.js';
import type { Ci } from '../context/ci.js';
import type { Io } from './command.js';

/**
 * Chooses where a command's result goes. In CI, to the job's summary and outputs. On a terminal, the summary goes to
 * standard output, so that it can be piped, or to standard error with `--json`; outputs are dropped.
 */
export function results(ci: Ci, { out }: Pick<Io, 'out'>, json: boolean): Pick<Ci, 'summary' | 'output'> {
  if (ci.id !== 'terminal') return { summary: ci.summary, output: ci.output };
  const print = (markdown: string) => out(plainTable(markdown).trimEnd());
  return { summary: json ? (markdown) => ci.summary(markdown) : print, output: () => {} };
}
