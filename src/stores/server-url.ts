import type { Environment } from '../context/context.js';
import { fail } from '../errors/error.js';

export interface ServerUrl {
  /** The variable that holds the address, for errors; undefined for the public server. */
  readonly name?: string;
  readonly text: string;
}

/**
 * The address of a platform's server: the first of the variables that holds one, else the public server's. Refuses
 * a variable that is set and empty: the token of a company's own server would go to the public one.
 * Throws E_URL_EMPTY.
 */
export function serverUrl(names: readonly string[], publicUrl: string, env: Environment): ServerUrl {
  const name = names.find((one) => env[one]?.trim());
  if (name !== undefined) return { name, text: (env[name] ?? '').trim() };
  const empty = names.find((one) => env[one] !== undefined);
  if (empty !== undefined) fail('E_URL_EMPTY', { name: empty, public: publicUrl });
  return { text: publicUrl };
}
