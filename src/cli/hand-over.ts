import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import { errno } from '../files/errno.js';
import type { Secret } from '../secret/secret.js';
import type { Io } from './command.js';

/**
 * Gives a secret to the person who asked for it: in a new file that only this user may read, or with `-` on standard
 * output, if that is a pipe. Refuses a pipe in CI, where it may be the log.
 *
 * Throws E_OUTPUT_FILE and E_OUTPUT_SHOWN.
 */
export async function handOver(
  secret: Secret,
  output: string,
  { stdout, isTerminal }: Pick<Io, 'stdout' | 'isTerminal'>,
  { env, fs }: Pick<Context, 'env' | 'fs'>,
): Promise<void> {
  if (output === '-') {
    if (isTerminal) fail('E_OUTPUT_SHOWN', { where: 'a terminal' });
    if (env['CI']) fail('E_OUTPUT_SHOWN', { where: 'what a CI job logs' });
    stdout(`${secret.reveal()}\n`);
    return;
  }
  try {
    const file = await fs.open(output, 'wx', 0o600);
    await file.writeFile(`${secret.reveal()}\n`).finally(() => file.close());
  } catch (error) {
    fail('E_OUTPUT_FILE', { file: output, problem: errno(error) });
  }
}
