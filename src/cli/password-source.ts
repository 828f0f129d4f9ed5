import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import { usage, type Arguments, type Options } from './options.js';
import { readAll } from './read-all.js';

const MOST_BYTES = 1024 * 1024;

/** The only ways in which the command line takes a secret: never by argv (docs/architecture.md, section 7). */
export const passwordOptions = {
  'password-stdin': { type: 'boolean', description: 'Read the password from standard input.' },
  'password-file': { type: 'string', description: 'Read the password from this file.' },
  'password-env': { type: 'string', description: 'Read the password from this environment variable.' },
} as const satisfies Options;

/**
 * The password from the one source that was named; empty when none was. Errors do not repeat the name: it
 * is where people put the password itself by mistake.
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
