import { fail } from '../errors/error.js';
import { errno } from '../files/errno.js';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes our folder (0700) under `parent`, the same one in every step of a job. Uses a random name when something that
 * is not ours has taken it, as any user can under /tmp. Throws E_TEMP_FOLDER.
 */
export function privateFolder(parent: string, name = `regcred-${process.getuid?.() ?? 'user'}`): string {
  const folder = join(parent, name);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    if (!isOurs(folder)) return orTempFault(parent, () => mkdtempSync(`${folder}-`));
  }
  return folder;
}

function isOurs(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isDirectory()) return false;
  if (process.getuid !== undefined && stat.uid !== process.getuid()) return false;
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) chmodSync(folder, 0o700);
  return true;
}

/** Runs what needs a folder for temporary files; says which one cannot be used. Throws E_TEMP_FOLDER. */
export function orTempFault<T>(folder: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    fail('E_TEMP_FOLDER', { folder, problem: errno(error) });
  }
}
