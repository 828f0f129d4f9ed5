import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempDir } from '../redaction/oracle.js';

/** The repository that `regcred/regcred@v0` stands for in a test: this one, with its committed dist/. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A copy of a text in which each name on the left is replaced by the one on the right: the only change that
 * tests make to what people paste. Names are registries' hosts and paths of files, never a step or an input.
 * A name that does not occur is an error, so that no substitution outlives its example.
 */
export function withStandIns(text: string, standIns: Readonly<Record<string, string>>): string {
  return Object.entries(standIns).reduce((result, [name, other]) => {
    if (!result.includes(name)) throw new Error(`"${name}" does not occur in it.`);
    return result.replaceAll(name, () => other);
  }, text);
}

/** The file with the stand-ins, in a folder of its own. */
export function workflowFile(
  text: string,
  standIns: Readonly<Record<string, string>>,
  name = 'workflow.yml',
) {
  const file = join(tempDir(), name);
  writeFileSync(file, withStandIns(text, standIns));
  return file;
}

export function example(name: string, standIns: Readonly<Record<string, string>>): string {
  const path = join(repository, 'examples/github', name);
  return workflowFile(readFileSync(path, 'utf8'), standIns, basename(name));
}
