import type { FileSystem } from '../context/file-system.js';
import { fail, type RegcredError } from '../errors/error.js';
import { errno } from './errno.js';
import { readRegularFile } from './read-file.js';

/**
 * The bytes of a regular file of ours that may hold secrets, or undefined when there is none. E_FILE_TYPE
 * for anything but a regular file, E_FILE_OWNER for another user's, E_SYMLINK for a link (docs/faults.md C2-C5).
 * More than `cap` bytes are not read: then `tooLarge` is thrown.
 */
export async function readGuardedFile(
  path: string,
  cap: number,
  tooLarge: () => RegcredError,
  { fs }: { readonly fs: FileSystem },
): Promise<Buffer | undefined> {
  try {
    return (await readRegularFile(path, cap, fs, true))?.bytes;
  } catch (error) {
    const code = errno(error);
    if (code === 'EFBIG') throw tooLarge();
    if (code === 'EOWNER') fail('E_FILE_OWNER', { path });
    if (code === 'ELOOP') fail('E_SYMLINK', { path, problem: 'appeared while it was being read' });
    if (code === 'ENOTREG') {
      fail('E_FILE_TYPE', { path, found: 'a folder, device, socket or pipe', wanted: 'a file' });
    }
    fail('E_FILE_READ', { path, problem: code });
  }
}
