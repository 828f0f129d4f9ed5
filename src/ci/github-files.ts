import { accessSync, constants } from 'node:fs';
import type { Environment } from '../context/context.js';
import { fail } from '../errors/error.js';

type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_STATE' | 'GITHUB_PATH';

/**
 * Lets the toolkit append to one of the runner's files, and throws E_HOST_FILE without the file. The toolkit would
 * print the value as a command on standard output (`::set-output::`, CVE-2020-15228) or throw an error with the
 * path.
 */
export function throughRunnerFile(variable: RunnerFile, env: Environment, write: () => void): void {
  try {
    accessSync(env[variable] ?? '', constants.W_OK);
    write();
  } catch {
    fail('E_HOST_FILE', { variable });
  }
}
