import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The credential helper of the bundle that runs; package managers put links to it on PATH. It is an entry
 * beside this one, or a command of the program that is one file (GitLab, Jenkins).
 */
export function helperWords(): readonly string[] {
  const running = realpathSync(process.argv[1] ?? '');
  const beside = join(dirname(running), 'credential-helper.js');
  return existsSync(beside) ? [process.execPath, beside] : [process.execPath, running, 'credential-helper'];
}
