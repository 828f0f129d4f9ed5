import type { Ci } from '../ci/ci.js';
import type { Context } from '../context/context.js';
import { findLogins } from './auth-file/remove-login.js';
import { readCleanup } from './cleanup-state.js';
import { unisolate } from './isolate.js';
import { logout } from './logout.js';
import { sweepWorkDirs } from './work-dirs.js';

/**
 * The end of a job that logged in: takes out exactly what its login step wrote, also when that step failed
 * or was cancelled half-way. The state it was told of may have been tampered with (reference: faults B8),
 * so files are touched only where their journal knows a login of this job.
 */
export async function endLogin(ci: Ci, ctx: Context): Promise<void> {
  const cleanup = readCleanup(ci, ctx.log);
  await sweepWorkDirs(ci.tempDir, ctx);
  if (!cleanup?.logout) return;
  const found = cleanup.logins.map(({ file, key }) => findLogins(file, key, cleanup.owner, ctx));
  try {
    await logout((await Promise.all(found)).flat(), ctx);
  } finally {
    if (cleanup.isolated && (await unisolate(cleanup.isolated, ci.tempDir, ctx))) {
      ctx.log.info('Removed the docker folder of this job.');
    }
  }
}
