import { basename, dirname, join } from 'node:path';
import type { FileSystem, OpenFile } from '../context/file-system.js';
import { systemError } from './errno.js';

export interface FileAttributes {
  /** Default: 0600, whatever the old file's was. */
  readonly mode?: number;
  /** Owner and group to keep; default: this process's. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** The new file's modification time is after this one (epoch milliseconds), whatever the clock's grain. */
  readonly newerThan?: number;
  /**
   * Whether the new content survives a power cut. Without it the path still holds the old content or the
   * new, complete. Default: true.
   */
  readonly lasting?: boolean;
}

/** Keeps a process that has lost its lock (lock.ts) from replacing a file. */
export interface Fence {
  /** Returns the temporary file of the holder; the next holder removes it. */
  tempFor(path: string): string;
  /** Throws when another process has taken the lock over: then nothing may be changed any more. */
  mustHold(): Promise<void>;
}

/**
 * Replaces the file `path`: at every instant, and after a crash at any, it holds the old content or the new,
 * complete (docs/faults.md C6, C7). `path` must not be a symbolic link.
 *
 * Writes the new file beside it, 0600, forces it to disk, reads it again and compares. With a fence, renames
 * it only while the lock is certainly ours. Without one it has a fixed name, and the next call removes what a
 * killed run left. Throws what the fence throws, or the system's own error (EDIFFERS when the disk returns
 * something else); the old content is then in place. Callers translate it.
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  attributes: FileAttributes,
  fs: FileSystem,
  fence?: Fence,
): Promise<void> {
  const temporary = fence?.tempFor(path) ?? temporaryName(path);
  try {
    if (!fence) await fs.rm(temporary, { force: true });
    await writeNew(temporary, content, fs, attributes);
    await fence?.mustHold();
    await fs.rename(temporary, path);
  } catch (error) {
    // The first error matters; this one does not.
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    // If the lock was taken over, its new holder has removed our file, and LockLost is the error to throw.
    await fence?.mustHold();
    throw error;
  }
  if (attributes.lasting ?? true) await syncFolder(dirname(path), fs);
}

/** Proves that {@link replaceFile} will be allowed: does all of it but the rename. */
export async function proveReplaceable(
  path: string,
  attributes: FileAttributes,
  fs: FileSystem,
): Promise<void> {
  const temporary = temporaryName(path);
  await fs.rm(temporary, { force: true });
  try {
    await writeNew(temporary, '', fs, attributes);
  } finally {
    await fs.rm(temporary, { force: true });
  }
}

/**
 * Creates a file of 0600 that must not exist yet, never through a link of another user, and makes sure that
 * the disk holds it.
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

function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.regcred-new`);
}

/** Makes the rename survive a power cut. Not every file system can; the content is in place anyway. */
async function syncFolder(folder: string, fs: FileSystem): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}
