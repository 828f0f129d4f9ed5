import { dirname } from 'node:path';
import type { Context } from '../../context/context.js';
import { fail, RegcredError } from '../../errors.js';
import { codeOf } from './file-error.js';
import type { Lock } from './lock.js';

/**
 * Replaces a file whole or not at all: a new file (0600, whatever the old one was) is written beside it,
 * forced to disk, read again and compared, and renamed over the old one while the lock is certainly ours.
 * E_FILE_WRITE leaves the old file as it was and nothing else behind (faults C2, C6, C7).
 */
export async function replaceFile(path: string, text: string, lock: Lock, ctx: Context): Promise<void> {
  const temp = lock.tempFor(path);
  try {
    await writeNew(temp, text, ctx);
    await lock.mustHold();
    await ctx.fs.rename(temp, path);
    await syncFolder(dirname(path), ctx);
  } catch (error) {
    await ctx.fs.rm(temp, { force: true }).catch(() => {});
    // When the lock was taken over, its new holder has removed our temp file: say so, and start again.
    await lock.mustHold();
    if (error instanceof RegcredError) throw error;
    throw fail('E_FILE_WRITE', { path, problem: codeOf(error) });
  }
}

/** Creates a file of 0600 that must not exist yet, and makes sure that the disk holds it. */
export async function writeNew(path: string, text: string, ctx: Context): Promise<void> {
  const handle = await ctx.fs.open(path, 'wx+', 0o600);
  try {
    // A group or world right given by a default ACL would survive the mode above.
    await handle.chmod(0o600);
    await handle.writeFile(text);
    await handle.sync();
    const { size } = await handle.stat();
    const back = Buffer.alloc(size);
    await handle.read(back, 0, size, 0);
    if (!back.equals(Buffer.from(text))) throw fail('E_FILE_WRITE', { path, problem: 'read back differs' });
  } finally {
    await handle.close();
  }
}

/** Makes a rename last. Not every system can do it for a folder (Windows cannot), and none needs us to. */
async function syncFolder(path: string, ctx: Context): Promise<void> {
  try {
    const handle = await ctx.fs.open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The new file is in place and complete; only a power cut could still bring back the old one.
  }
}
