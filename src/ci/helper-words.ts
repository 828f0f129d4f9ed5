import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Returns the words that start our credential helper. It is an entry beside the running one, or a command of the
 * single-file program (GitLab, Jenkins). Follows links, because package managers put them on PATH.
 */
export function helperWords(): readonly string[] {
  const running = realpathSync(process.argv[1] ?? '');
  const beside = join(dirname(running), 'credential-helper.js');
  return existsSync(beside) ? [process.execPath, beside] : [process.execPath, running, 'credential-helper'];
}
