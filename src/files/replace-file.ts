import { basename, dirname, join } from 'node:path';
import type { FileHandle } from 'node:fs/promises';
import type { FileSystem } from '../context/file-system.js';

export interface Attributes {
  readonly mode: number;
  /** Owner and group to be kept; ours when absent. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** The new file's modification time is after this one (epoch milliseconds), whatever the clock's grain. */
  readonly newerThan?: number;
}

/**
 * Puts a new file in the place of `path`: at every instant, and after a crash at any, the path holds the
 * old content or the new, whole (reference: faults C6, C7). `path` must not be a symbolic link.
 *
 * The new file grows beside it, 0600, under a name of its own for this path. One left behind by a killed
 * run is removed by the next call, so callers hold a lock. Throws the system's own error, with the old
 * content in place; callers translate it.
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  attributes: Attributes,
  fs: FileSystem,
): Promise<void> {
  const fresh = await writeBeside(path, content, attributes, fs);
  await fs.rename(fresh, path).catch(async (error: unknown) => {
    await remove(fresh, fs);
    throw error;
  });
  await syncFolder(dirname(path), fs);
}

/** Proves that {@link replaceFile} will be allowed, by all of it but the renaming. */
export async function proveReplaceable(path: string, attributes: Attributes, fs: FileSystem): Promise<void> {
  await fs.unlink(await writeBeside(path, '', attributes, fs));
}

async function writeBeside(
  path: string,
  content: string | Uint8Array,
  attributes: Attributes,
  fs: FileSystem,
): Promise<string> {
  const fresh = join(dirname(path), `.${basename(path)}.regcred-new`);
  await fs.rm(fresh, { force: true });
  // Exclusive: never through a link that somebody else has put there.
  const handle = await fs.open(fresh, 'wx', 0o600);
  try {
    try {
      await handle.writeFile(content);
      await dress(handle, attributes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await remove(fresh, fs);
    throw error;
  }
  return fresh;
}

async function dress(handle: FileHandle, { mode, owner, newerThan }: Attributes): Promise<void> {
  const stats = await handle.stat();
  if (owner && (owner.uid !== stats.uid || owner.gid !== stats.gid)) await handle.chown(owner.uid, owner.gid);
  await handle.chmod(mode);
  if (newerThan !== undefined && stats.mtimeMs <= newerThan) {
    const later = Math.floor(newerThan / 1000) + 1;
    await handle.utimes(later, later);
  }
}

async function remove(path: string, fs: FileSystem): Promise<void> {
  // The first error is the one that matters.
  await fs.rm(path, { force: true }).catch(() => undefined);
}

/** Makes the renaming survive a power cut. Not every file system can; the content is in place all the same. */
async function syncFolder(folder: string, fs: FileSystem): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}
