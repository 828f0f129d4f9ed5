import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import { errno } from '../files/errno.js';
import { readRegularFile } from '../files/read-file.js';
import { Secret } from '../secret/secret.js';

// Kept apart from the schema of references (secret-reference.ts): a login reads an ID token without loading zod.

const MAX_BYTES = 64 * 1024;

/**
 * Reads and masks the secret that a reference names; returns undefined when the variable is unset or empty, or
 * the file does not exist. Cuts one line ending off the end of a file. Throws E_SECRET_SOURCE.
 */
export async function readSecret(
  reference: string,
  { env, fs, masks }: Pick<Context, 'env' | 'fs' | 'masks'>,
): Promise<Secret | undefined> {
  const text = await readPlain(reference, { env, fs });
  if (text === undefined) return undefined;
  const secret = new Secret(text);
  masks.add(secret);
  return secret;
}

/** Like {@link readSecret}, for a value that is no secret (a username). */
export async function readPlain(
  reference: string,
  { env, fs }: Pick<Context, 'env' | 'fs'>,
): Promise<string | undefined> {
  const text = reference.startsWith('env:') ? env[reference.slice(4)] : await readText(reference, fs);
  return text === '' ? undefined : text;
}

async function readText(reference: string, fs: Context['fs']): Promise<string> {
  const content = await readRegularFile(reference.slice('file:'.length), MAX_BYTES, fs).catch(
    (error: unknown) => {
      fail('E_SECRET_SOURCE', { source: reference, problem: errno(error) });
    },
  );
  return content?.bytes.toString('utf8').replace(/\r?\n$/, '') ?? '';
}
