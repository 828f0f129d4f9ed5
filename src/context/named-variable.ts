import { fail } from '../errors/error.js';
import type { Environment } from './context.js';

/**
 * The value of the variable whose name an input `NAME-env` gives; empty where there is none, because a
 * protected variable is missing on other branches, and what that means is for the use case to say.
 *
 * Throws E_INPUT_VARIABLE without repeating what is no name: it may be the secret itself.
 */
export function namedVariable(input: string, variable: string, env: Environment): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(variable)) fail('E_INPUT_VARIABLE', { name: input });
  return env[variable] ?? '';
}
