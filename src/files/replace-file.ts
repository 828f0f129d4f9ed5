import { basename, dirname, join } from 'node:path';
import type { FileSystem, OpenFile } from '../context/file-system.js';
import { systemError } from './errno.js';

export interface FileAttributes {
  /** Default: 0600, whatever the old file's was. */
  readonly mode?: number;
  /** Owner and group to be kept; ours when absent. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** The new file's modification time is after this one (epoch milliseconds), whatever the clock's grain. */
  readonly newerThan?: number;
  /**
   * Whether even a power cut may not bring the old content back. Without it the path still holds the old
   * content or the new, whole. Default: true.
   */
  readonly lasting?: boolean;
}

/** Keeps who has lost a lock (lock.ts) from replacing a file. */
export interface Fence {
  /** Where its holder writes what will replace a file; whoever takes the lock over removes it. */
  tempFor(path: string): string;
  /** Throws when somebody has taken the lock over: then nothing may be changed any more. */
  mustHold(): Promise<void>;
}

/**
 * Puts a new file in the place of `path`: at every instant, and after a crash at any, the path holds the
 * old content or the new, whole (docs/faults.md C6, C7). `path` must not be a symbolic link.
 *
 * The new file grows beside it, 0600, is forced to disk, read again and compared. Behind a fence it is
 * renamed only while the lock is certainly ours. Without one it has a fixed name, and one left behind by a
 * killed run is removed by the next call. Throws what the fence throws, or the system's own error
 * (EDIFFERS when the disk gives back something else), with the old content in place; callers translate it.
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  attributes: FileAttributes,
  fs: FileSystem,
  fence?: Fence,
): Promise<void> {
  const fresh = fence?.tempFor(path) ?? freshName(path);
  try {
    if (!fence) await fs.rm(fresh, { force: true });
    await writeNew(fresh, content, fs, attributes);
    await fence?.mustHold();
    await fs.rename(fresh, path);
  } catch (error) {
    // The first error is the one that matters.
    await fs.rm(fresh, { force: true }).catch(() => undefined);
    // When the lock was taken over, its new holder has removed our file: then that is what to say.
    await fence?.mustHold();
    throw error;
  }
  if (attributes.lasting ?? true) await syncFolder(dirname(path), fs);
}

/** Proves that {@link replaceFile} will be allowed, by all of it but the renaming. */
export async function proveReplaceable(
  path: string,
  attributes: FileAttributes,
  fs: FileSystem,
): Promise<void> {
  const fresh = freshName(path);
  await fs.rm(fresh, { force: true });
  try {
    await writeNew(fresh, '', fs, attributes);
  } finally {
    await fs.rm(fresh, { force: true });
  }
}

/**
 * Creates a file of 0600 that must not exist yet, never through a link that somebody else has put there,
 * and makes sure that the disk holds it.
 */
export async function writeNew(
  path: string,
  content: string | Uint8Array,
  fs: Pick<FileSystem, 'open'>,
  attributes: FileAttributes = {},
): Promise<void> {
  const handle = await fs.open(path, 'wx+', 0o600);
  try {
    // A group or world right given by a default ACL would survive the mode above.
    await handle.chmod(0o600);
    await handle.writeFile(content);
    await dress(handle, attributes);
    await handle.sync();
    const { size } = await handle.stat();
    const back = Buffer.alloc(size);
    await handle.read(back, 0, size, 0);
    if (!back.equals(Buffer.from(content as string))) throw systemError('EDIFFERS');
  } finally {
    await handle.close();
  }
}

async function dress(handle: OpenFile, { mode = 0o600, owner, newerThan }: FileAttributes): Promise<void> {
  if (owner) {
    const { uid, gid } = await handle.stat();
    if (owner.uid !== uid || owner.gid !== gid) await handle.chown(owner.uid, owner.gid);
  }
  if (mode !== 0o600) await handle.chmod(mode);
  if (newerThan !== undefined && (await handle.stat()).mtimeMs <= newerThan) {
    const later = Math.floor(newerThan / 1000) + 1;
    await handle.utimes(later, later);
  }
}

function freshName(path: string): string {
  return join(dirname(path), `.${basename(path)}.regcred-new`);
}

/** Makes the renaming survive a power cut. Not every file system can; the content is in place all the same. */
async function syncFolder(folder: string, fs: FileSystem): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}
