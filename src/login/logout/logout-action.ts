import { join } from 'node:path';
import type { Ci } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { findLogins } from '../auth-file/remove-login.js';
import { readCleanup, type Cleanup } from './cleanup-state.js';
import { unisolate } from '../isolate.js';
import { logout } from './logout.js';
import { sweepWorkDirs } from '../work-dirs.js';

/** What the end of a login needs of the CI. */
export type EndingCi = Pick<Ci, 'tempDir' | 'exportVariable' | 'state'>;

/**
 * The end of a job that logged in: takes out exactly what its login step wrote, also when that step failed
 * or was cancelled half-way. The state it was told of may have been tampered with (docs/faults.md B8),
 * so files are touched only where their journal knows a login of this job.
 */
export async function endLogin(ci: EndingCi, ctx: Context): Promise<void> {
  const cleanup = readCleanup(ci, ctx.log);
  try {
    if (cleanup?.logout) await logoutAll(cleanup, ctx);
  } finally {
    if (cleanup?.logout && cleanup.isolated) await removeFolder(cleanup, ci, ctx);
    await sweepWorkDirs(ci.tempDir, ctx);
  }
}

/** A journal that cannot be read keeps only its own logins from being ended. */
async function logoutAll({ logins, owner }: Cleanup, ctx: Context): Promise<void> {
  const found = await Promise.allSettled(logins.map(({ file, key }) => findLogins(file, key, owner, ctx)));
  await logout(
    found.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])),
    ctx,
  );
  for (const one of found) if (one.status === 'rejected') throw one.reason;
}

/**
 * Post steps of earlier steps run after this one, perhaps with a plugin or a context of the user's (buildx
 * ends its builder so): they get back the variables that led there.
 */
async function removeFolder(
  { isolated = '', before = {} }: Cleanup,
  ci: EndingCi,
  ctx: Context,
): Promise<void> {
  if (!(await unisolate(isolated, ci.tempDir, ctx))) return;
  ctx.log.info('Removed the docker folder of this job.');
  if (ctx.env['DOCKER_CONFIG'] !== isolated) return;
  for (const [name, value] of Object.entries(before)) ci.exportVariable(name, value);
  // podman does not start with the name of a file that is not there.
  if (ctx.env['REGISTRY_AUTH_FILE'] === join(isolated, 'config.json')) {
    ci.exportVariable('REGISTRY_AUTH_FILE', '');
  }
}
