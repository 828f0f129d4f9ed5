import type { Context } from '../../context/context.js';
import { fail, RegcredError } from '../../errors/error.js';
import { errno } from '../../files/errno.js';
import { LockLost } from '../../files/lock.js';
import type { Lock } from '../../files/lock.js';
import { replaceFile } from '../../files/replace-file.js';

/**
 * Replaces a file whole or not at all, 0600 whatever the old one was, and only while the lock is ours.
 * E_FILE_WRITE leaves the old file as it was and nothing else behind (docs/faults.md C2, C6, C7).
 */
export async function writeAuthFile(path: string, text: string, lock: Lock, ctx: Context): Promise<void> {
  try {
    // The next job logs in again, so one file may be older than the other.
    await replaceFile(path, text, { lasting: false }, ctx.fs, lock);
  } catch (error) {
    if (error instanceof RegcredError || error instanceof LockLost) throw error;
    fail('E_FILE_WRITE', { path, problem: errno(error) });
  }
}
