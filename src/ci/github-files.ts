import { accessSync, constants } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { Environment } from '../context/context.js';
import { fail } from '../errors.js';

type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_STATE' | 'GITHUB_PATH';

/**
 * Lets the toolkit append to one of the runner's files. Without the file the toolkit would print the
 * value as a command on standard output (`::set-output::`, CVE-2020-15228), or throw an error with the
 * path; E_HOST_FILE comes before that.
 */
export function throughRunnerFile(variable: RunnerFile, env: Environment, write: () => void): void {
  try {
    accessSync(env[variable] ?? '', constants.W_OK);
    write();
  } catch {
    throw fail('E_HOST_FILE', { variable });
  }
}

/** A line break, `=` or `<<` in a name would start another entry of the runner's file. */
export function checkName(name: string): void {
  if (!/^[A-Za-z_][\w-]{0,99}$/.test(name)) throw fail('E_OUTPUT_NAME', { name });
}

/** Each line of the runner's file is a folder: a line break, as in a forged RUNNER_TEMP, would add another. */
export function checkFolder(folder: string): void {
  if (!isAbsolute(folder) || /[\r\n]/.test(folder)) throw fail('E_HOST_FILE', { variable: 'RUNNER_TEMP' });
}
