import { fail } from '../errors/error.js';
import type { Environment } from './context.js';

/**
 * Reads the variable that an input `NAME-env` names. Returns an empty text where there is none: a protected
 * variable is missing on other branches, and the use case decides what that means.
 *
 * Throws E_INPUT_VARIABLE for a value that is no name, without repeating it: it may be the secret itself.
 */
export function namedVariable(input: string, variable: string, env: Environment): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(variable)) fail('E_INPUT_VARIABLE', { name: input });
  return env[variable] ?? '';
}
