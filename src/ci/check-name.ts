import { isAbsolute } from 'node:path';
import { fail } from '../errors/error.js';

/** A line break, `=` or `<<` in a name would start another entry of the file that hands it on. */
export function checkName(name: string): void {
  if (!/^[A-Za-z_][\w-]{0,99}$/.test(name)) fail('E_OUTPUT_NAME', { name });
}

/**
 * Each line of the file that hands it on is a folder: a line break, as in a forged variable of the CI, would add
 * another. `variable` is where the folder comes from.
 */
export function checkFolder(folder: string, variable: string): void {
  if (!isAbsolute(folder) || /[\r\n]/.test(folder)) fail('E_HOST_FILE', { variable });
}
