import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import { usage, type Arguments, type Options } from './options.js';
import { readAll } from './read-all.js';

const MOST_BYTES = 1024 * 1024;

/** The options that take a secret, never from argv (docs/architecture.md, section 7). */
export const passwordOptions = {
  'password-stdin': { type: 'boolean', description: 'Read the password from standard input.' },
  'password-file': { type: 'string', description: 'Read the password from this file.' },
  'password-env': { type: 'string', description: 'Read the password from this environment variable.' },
} as const satisfies Options;

/**
 * Reads the password from the one source that is named; empty without one. Errors do not repeat the name: people put
 * the password itself there by mistake.
 */
export async function readPassword(
  { values }: Arguments,
  stdin: AsyncIterable<Buffer>,
  ctx: Context,
): Promise<string> {
  const named = Object.keys(passwordOptions).filter((name) => values[name] !== undefined);
  if (named.length > 1) throw usage(`--${named.join(' and --')} cannot be used together`);
  if (values['password-stdin']) return readAll(stdin, MOST_BYTES);
  const file = values['password-file'];
  if (typeof file === 'string') {
    return ctx.fs.readFile(file, 'utf8').catch(() => {
      fail('E_PASSWORD_SOURCE', { source: 'the file that --password-file names' });
    });
  }
  const variable = values['password-env'];
  if (typeof variable !== 'string') return '';
  const value = ctx.env[variable];
  if (value === undefined) fail('E_PASSWORD_SOURCE', { source: 'the variable that --password-env names' });
  return value;
}
