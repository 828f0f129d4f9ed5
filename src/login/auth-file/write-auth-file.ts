import type { Context } from '../../context/context.js';
import { fail, RegcredError } from '../../errors/error.js';
import { errno } from '../../files/errno.js';
import { LockLost } from '../../files/lock.js';
import type { Lock } from '../../files/lock.js';
import { replaceFile } from '../../files/replace-file.js';

/**
 * Replaces a file atomically, with mode 0600, and only while we hold the lock. After E_FILE_WRITE the old file
 * is unchanged and no temporary file is left (docs/faults.md C2, C6, C7).
 */
export async function writeAuthFile(path: string, text: string, lock: Lock, ctx: Context): Promise<void> {
  try {
    // Not flushed to disk: after a power cut the next job logs in again.
    await replaceFile(path, text, { lasting: false }, ctx.fs, lock);
  } catch (error) {
    if (error instanceof RegcredError || error instanceof LockLost) throw error;
    fail('E_FILE_WRITE', { path, problem: errno(error) });
  }
}
