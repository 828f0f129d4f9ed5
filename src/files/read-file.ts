import type { Stats } from 'node:fs';
import type { FileSystem } from '../context/file-system.js';

export interface FileContent {
  readonly bytes: Buffer;
  readonly stats: Stats;
}

/**
 * Reads a regular file of at most `max` bytes; undefined when there is none. A FIFO or a device is refused
 * before it is opened, because opening one can hang (reference: faults C5).
 * Throws the system's own error, or one with the code ENOTREG or EFBIG; callers translate it.
 */
export async function readRegularFile(
  path: string,
  max: number,
  fs: FileSystem,
): Promise<FileContent | undefined> {
  try {
    const stats = await fs.stat(path);
    if (!stats.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'ENOTREG' });
    if (stats.size > max) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
    return { bytes: await fs.readFile(path), stats };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
