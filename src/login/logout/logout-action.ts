import type { Ci } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import { findLogins } from '../auth-file/remove-login.js';
import { readCleanup, type Cleanup } from './cleanup-state.js';
import { unisolate } from '../isolate.js';
import { logout } from './logout.js';
import { sweepWorkDirs } from '../work-dirs.js';

/** What a logout needs of the CI. */
export type LogoutCi = Pick<Ci, 'tempDir' | 'exportVariable' | 'state'>;

/**
 * Removes exactly what a login step wrote, even when the step failed or was cancelled half-way. Another step may
 * have forged the state (docs/faults.md B8), so it changes only files whose journal lists a login of this job.
 */
export async function logOutStep(ci: LogoutCi, ctx: Context): Promise<void> {
  const cleanup = readCleanup(ci, ctx.log);
  try {
    if (cleanup?.logout) await logoutAll(cleanup, ctx);
  } finally {
    const tempDir = tempDirOf(ci);
    if (tempDir !== undefined) {
      if (cleanup?.logout && cleanup.isolated) await removeFolder(cleanup, tempDir, ci, ctx);
      await sweepWorkDirs(tempDir, ctx);
    }
  }
}

/** Undefined where a later step has removed the runner's folder, and with it all that was in there. */
function tempDirOf(ci: LogoutCi): string | undefined {
  try {
    return ci.tempDir;
  } catch (error) {
    if (error instanceof RegcredError && error.code === 'E_TEMP_FOLDER') return undefined;
    throw error;
  }
}

/** Skips an unreadable journal, so that the logins of the other files are still removed. */
async function logoutAll({ logins, owner }: Cleanup, ctx: Context): Promise<void> {
  const found = await Promise.allSettled(logins.map(({ file, key }) => findLogins(file, key, owner, ctx)));
  await logout(
    found.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])),
    ctx,
  );
  for (const one of found) if (one.status === 'rejected') throw one.reason;
}

/**
 * Restores the variables as well: post steps of earlier steps run after this one and may need a plugin or a
 * context of the user's (buildx stops its builder there).
 */
async function removeFolder(
  { isolated = '', before = {} }: Cleanup,
  tempDir: string,
  ci: LogoutCi,
  ctx: Context,
): Promise<void> {
  if (!(await unisolate(isolated, tempDir, ctx))) return;
  ctx.log.info('Removed the docker folder of this job.');
  if (ctx.env['DOCKER_CONFIG'] !== isolated) return;
  for (const [name, value] of Object.entries(before)) ci.exportVariable(name, value);
}
