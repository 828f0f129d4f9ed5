import { join } from 'node:path';
import type { Context } from '../context/context.js';

const PREFIX = 'regcred-work-';

/** Makes a private folder (0700) for one attempt of a client, named after this process. */
export function makeWorkDir(tempDir: string, ctx: Context): Promise<string> {
  return ctx.fs.mkdtemp(join(tempDir, `${PREFIX}${process.pid}-`));
}

/**
 * Removes the private folders of killed processes: an auth file in one may hold a secret
 * (docs/faults.md C16). Folders of running processes stay.
 */
export async function sweepWorkDirs(tempDir: string, ctx: Context): Promise<void> {
  for (const name of await ctx.fs.readdir(tempDir)) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (pid && !isAlive(pid)) await ctx.fs.rm(join(tempDir, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
