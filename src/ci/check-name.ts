import { isAbsolute } from 'node:path';
import { fail } from '../errors/error.js';

/** Refuses a name that would start another entry of the CI's file: a line break, `=` or `<<`. */
export function checkName(name: string): void {
  if (!/^[A-Za-z_][\w-]{0,99}$/.test(name)) fail('E_OUTPUT_NAME', { name });
}

/**
 * Refuses a line break, which would add a second folder to the CI's file. A forged variable may contain one;
 * `variable` names it.
 */
export function checkFolder(folder: string, variable: string): void {
  if (!isAbsolute(folder) || /[\r\n]/.test(folder)) fail('E_HOST_FILE', { variable });
}
