import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import { errno } from '../files/errno.js';
import { readRegularFile } from '../files/read-file.js';
import { Secret } from '../secret/secret.js';

// Apart from the schema of references (secret-reference.ts): a login reads an ID token, and loads no zod for it.

const MAX_BYTES = 64 * 1024;

/**
 * The secret a reference names, masked; undefined when the variable is unset or empty, or the file is not
 * there. One line ending at the end of a file is no part of it. Throws E_SECRET_SOURCE.
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

/** What a reference names, where that is no secret (a user name); undefined as with {@link readSecret}. */
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
