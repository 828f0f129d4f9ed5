import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import type { FileSystem } from '../context/file-system.js';
import { errno, systemError } from './errno.js';

export interface FileContent {
  readonly bytes: Buffer;
  readonly stats: Stats;
}

/**
 * Reads a regular file of at most `max` bytes; undefined when there is none. Never a hang: a FIFO is opened
 * without waiting for a writer, and what was opened is checked, not what the name meant a moment before
 * (docs/faults.md C3-C5). With `guarded` a symbolic link (ELOOP) and another user's file are refused too.
 * What was read `last` is given again, the same object, when the file has not changed since.
 * Throws the system's own error, or one with the code ENOTREG, EFBIG or EOWNER; callers translate it.
 */
export async function readRegularFile(
  path: string,
  max: number,
  fs: Pick<FileSystem, 'open'>,
  guarded = false,
  last?: FileContent,
): Promise<FileContent | undefined> {
  // Without these flags on Windows, which has neither FIFOs nor links that unprivileged users make.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>;
  const flags = (O_RDONLY ?? 0) | O_NONBLOCK | (guarded ? O_NOFOLLOW : 0);
  const handle = await fs.open(path, flags).catch((error: unknown) => {
    if (errno(error) === 'ENOENT') return undefined;
    // A socket cannot be opened at all.
    throw errno(error) === 'ENXIO' ? systemError('ENOTREG') : error;
  });
  if (handle === undefined) return undefined;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw systemError('ENOTREG');
    if (guarded && !isOurs(stats)) throw systemError('EOWNER');
    if (stats.size > max) throw systemError('EFBIG');
    if (last && isUnchanged(stats, last.stats)) return last;
    return { bytes: await handle.readFile(), stats };
  } finally {
    await handle.close();
  }
}

/** A change of any kind moves the time of the last change, and a replaced file is another one. */
function isUnchanged(now: Stats, before: Stats): boolean {
  return now.ino === before.ino && now.size === before.size && now.ctimeMs === before.ctimeMs;
}

/** Windows has no owners of this kind. */
export function isOurs({ uid }: Pick<Stats, 'uid'>): boolean {
  return process.getuid === undefined || uid === process.getuid();
}
