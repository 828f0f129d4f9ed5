import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import type { Io } from './command.js';
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
 * Reads the password from the one source that is named; empty without one. Asks for it, without an echo, where
 * standard input is a terminal: for --password-stdin, and for a username without any source. Errors do not repeat
 * the name: people put the password itself there by mistake.
 */
export async function readPassword(
  { values }: Arguments,
  { stdin, ask }: Pick<Io, 'stdin' | 'ask'>,
  ctx: Context,
): Promise<string> {
  const named = Object.keys(passwordOptions).filter((name) => values[name] !== undefined);
  if (named.length > 1) throw usage(`--${named.join(' and --')} cannot be used together`);
  const isNeeded = named.length === 0 && typeof values['username'] === 'string' && !values['identity'];
  if (ask && (values['password-stdin'] || isNeeded)) return ask('Password: ');
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

/** Reads what --new-password-stdin takes: the whole of standard input, or one line that a person types. */
export function readNewPassword({ stdin, ask }: Pick<Io, 'stdin' | 'ask'>): Promise<string> {
  return ask ? ask('New password: ') : readAll(stdin, MOST_BYTES);
}
