import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Environment } from './context.js';

/**
 * Finds the file that `command` names on the PATH of `env`. Ignores relative and empty entries of PATH:
 * they would run a `docker` from the checked-out sources.
 */
export function findProgram(command: string, env: Environment): string | undefined {
  if (isAbsolute(command)) return isProgram(command) ? command : undefined;
  for (const dir of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    if (!isAbsolute(dir)) continue;
    for (const extension of process.platform === 'win32' ? ['.exe', ''] : ['']) {
      const file = join(dir, command + extension);
      if (isProgram(file)) return file;
    }
  }
  return undefined;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
