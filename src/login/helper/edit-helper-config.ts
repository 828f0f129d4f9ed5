import type { Context } from '../../context/context.js';
import { fail, RegcredError } from '../../errors/error.js';
import { errno } from '../../files/errno.js';
import { LockLost } from '../../files/lock.js';
import { replaceFile } from '../../files/replace-file.js';
import { withLock } from '../auth-file/lock.js';
import { look } from '../auth-file/real-path.js';
import { prepareAuthFile } from '../auth-file/transaction.js';
import { formatHelperConfig, readHelperConfig, type HelperLogin } from './helper-config.js';

/**
 * Changes the logins in helper.json atomically under its lock, and removes the file with the last login. A new
 * file begins with the logins in `template`. Throws what reading and writing an auth file throw.
 */
export async function editHelperConfig(
  path: string,
  change: (logins: readonly HelperLogin[]) => readonly HelperLogin[],
  ctx: Context,
  template?: string,
): Promise<void> {
  const real = await prepareAuthFile(path, ctx);
  try {
    await withLock(real, ctx, async (lock) => {
      const old = await readHelperConfig((await look(real, ctx)) ? real : template, ctx);
      const logins = change(old);
      if (logins.length > 0) {
        return replaceFile(real, formatHelperConfig(logins), { lasting: false }, ctx.fs, lock);
      }
      await lock.mustHold();
      await ctx.fs.rm(real, { force: true });
    });
  } catch (error) {
    if (error instanceof LockLost) fail('E_LOCK_TIMEOUT', { path: `${real}.regcred-lock`, seconds: 0 });
    const problem = errno(error);
    if (problem === 'unknown' || error instanceof RegcredError) throw error;
    fail('E_FILE_WRITE', { path: real, problem });
  }
}
