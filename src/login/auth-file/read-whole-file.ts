import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Context } from '../../context/context.js';
import { fail, RegcredError } from '../../errors.js';
import { codeOf } from './file-error.js';

/**
 * The bytes of a regular file of ours, or undefined when there is none. E_FILE_TYPE for anything but a
 * regular file, E_FILE_OWNER for another user's, and never a hang: a FIFO is opened without waiting for a
 * writer, and what was opened is checked, not what the name meant a moment before (faults C3-C5).
 * More than `cap` bytes are not read: then `tooLarge` is thrown.
 */
export async function readWholeFile(
  path: string,
  cap: number,
  tooLarge: () => RegcredError,
  ctx: Context,
): Promise<Buffer | undefined> {
  let handle: FileHandle | undefined;
  try {
    // Without these two flags on Windows, which has neither FIFOs nor links that unprivileged users make.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    handle = await ctx.fs.open(path, flags);
    const stats = await handle.stat();
    if (!stats.isFile()) {
      const found = stats.isDirectory() ? 'a folder' : 'a device or pipe';
      throw fail('E_FILE_TYPE', { path, found, wanted: 'a file' });
    }
    const uid = process.getuid?.();
    if (uid !== undefined && stats.uid !== uid) throw fail('E_FILE_OWNER', { path });
    if (stats.size > cap) throw tooLarge();
    return await handle.readFile();
  } catch (error) {
    if (error instanceof RegcredError) throw error;
    const code = codeOf(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'ELOOP') throw fail('E_SYMLINK', { path, problem: 'appeared while it was being read' });
    // A socket cannot be opened at all; neither can a FIFO without a reader where O_NONBLOCK says so.
    if (code === 'ENXIO') throw fail('E_FILE_TYPE', { path, found: 'a socket or pipe', wanted: 'a file' });
    throw fail('E_FILE_READ', { path, problem: code });
  } finally {
    await handle?.close();
  }
}
