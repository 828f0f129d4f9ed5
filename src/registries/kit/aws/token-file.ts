import { isAbsolute } from 'node:path';
import type { Context } from '../../../context/context.js';
import { regcredError } from '../../../errors/error.js';
import { errno } from '../../../files/errno.js';
import { readRegularFile } from '../../../files/read-file.js';
import type { Secret } from '../../../secret/secret.js';

const MOST = 64 * 1024;

/** The token in the file that one of AWS's variables names, masked. Throws E_SECRET_SOURCE. */
export async function readTokenFile(variable: string, ctx: Context): Promise<Secret> {
  const path = ctx.env[variable] ?? '';
  const unreadable = (problem: string) =>
    regcredError('E_SECRET_SOURCE', { source: `the file in ${variable}`, problem });
  if (!isAbsolute(path)) throw unreadable('its path is not absolute');
  const content = await readRegularFile(path, MOST, ctx.fs).catch((error: unknown) => {
    throw unreadable(errno(error));
  });
  const text = content?.bytes.toString('utf8').trim() ?? '';
  if (text === '') throw unreadable(content ? 'it is empty' : 'ENOENT');
  return ctx.masks.learn(text);
}
