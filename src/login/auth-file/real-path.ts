import type { Stats } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import { errno } from '../../files/errno.js';
import { homeFolders } from './locate.js';

/**
 * Follows symbolic links once; callers use only the result, so that a link changed later has no effect. Accepts a
 * file that does not exist yet. Throws E_SYMLINK for a link to nothing or out of the user's and the job's folders
 * (docs/faults.md C3). Undefined when the folder does not exist.
 */
export async function realPath(path: string, ctx: Context): Promise<string | undefined> {
  const folder = await follow(dirname(path), path, ctx);
  if (folder === undefined) return undefined;
  const file = join(folder, basename(path));
  const found = await look(file, ctx);
  const real = found?.isSymbolicLink() ? await follow(file, path, ctx) : file;
  if (real === undefined) fail('E_SYMLINK', { path, problem: 'points to nothing' });
  if (real !== path) await mustBeAtHome(real, path, ctx);
  return real;
}

/** Looks at the path itself, without following a link; undefined for nothing. */
export async function look(path: string, ctx: Context): Promise<Stats | undefined> {
  try {
    return await ctx.fs.lstat(path);
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw translate(error, path);
  }
}

async function follow(target: string, path: string, ctx: Context): Promise<string | undefined> {
  try {
    return await ctx.fs.realpath(target);
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw translate(error, path);
  }
}

function translate(error: unknown, path: string) {
  const code = errno(error);
  if (code === 'ELOOP') return regcredError('E_SYMLINK', { path, problem: 'leads back to itself' });
  if (code === 'ENOTDIR') {
    return regcredError('E_FILE_TYPE', { path: dirname(path), found: 'a file', wanted: 'a folder' });
  }
  return regcredError('E_FILE_READ', { path, problem: code });
}

async function mustBeAtHome(real: string, path: string, ctx: Context): Promise<void> {
  const folders = await Promise.all(homeFolders(ctx.env).map((dir) => ctx.fs.realpath(dir).catch(() => dir)));
  if (folders.some((dir) => real.startsWith(dir.endsWith(sep) ? dir : dir + sep))) return;
  fail('E_SYMLINK', { path, problem: 'leads out of the folders of this user and job' });
}
