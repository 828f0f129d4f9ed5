import type { Context } from '../../context/context.js';
import type { Login } from '../../distribution/distribution.js';
import { loginIn } from '../auth-file/entry.js';
import { entryOf, readAuthFile } from '../auth-file/read-auth-file.js';
import type { HelperLogin } from './helper-config.js';

/**
 * Reads the login that a step stored in the file because the machine's own helper keeps none (merge-login.ts), and
 * masks it. Undefined where it was logged out since.
 */
export async function storedInFile(
  { file, key }: NonNullable<HelperLogin['stored']>,
  ctx: Context,
): Promise<Login | undefined> {
  const entry = entryOf(await readAuthFile(file, ctx), key);
  const login = entry ? loginIn(entry) : undefined;
  if (login) ctx.masks.add(login.secret, login.username);
  return login;
}
