import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Environment } from './context.js';

/**
 * The file that `command` names on the PATH of `env`; undefined when there is none. Relative and empty
 * entries of PATH are passed over: they would run a `docker` out of the checked-out sources.
 */
export async function findProgram(command: string, env: Environment): Promise<string | undefined> {
  if (isAbsolute(command)) return (await isProgram(command)) ? command : undefined;
  for (const dir of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    if (!isAbsolute(dir)) continue;
    for (const extension of process.platform === 'win32' ? ['.exe', ''] : ['']) {
      const file = join(dir, command + extension);
      if (await isProgram(file)) return file;
    }
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
