import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tempDir } from '../redaction/oracle.js';

/** The environment of a machine whose clock is ahead: every node program on it reads the later time. */
export function aheadBy(milliseconds: number): Readonly<Record<string, string>> {
  const file = join(tempDir(), 'clock.mjs');
  writeFileSync(
    file,
    `const ahead = ${milliseconds};
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ahead);
    else super(...given);
  }
  static now() {
    return Real.now() + ahead;
  }
};
`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
}
