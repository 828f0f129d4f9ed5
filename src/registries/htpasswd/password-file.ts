import { getRounds, hash } from 'bcryptjs';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors.js';
import { errno } from '../../files/errno.js';
import { readRegularFile } from '../../files/read-file.js';
import { proveReplaceable, replaceFile } from '../../files/replace-file.js';
import type { Attributes } from '../../files/replace-file.js';
import type { Secret } from '../../secret/secret.js';

const MAX_BYTES = 4 * 1024 * 1024;
const BCRYPT = /^\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}$/;

type Fs = Pick<Context, 'fs'>;

/** Proves that {@link replacePassword} will be allowed; no byte of the file changes. */
export async function checkPassword(file: string, user: string, { fs }: Fs): Promise<void> {
  const found = await read(file, user, { fs });
  await proveReplaceable(found.path, found.attributes, fs).catch((error: unknown) => {
    throw fail('E_TOKEN_FILE', { file, problem: errno(error) });
  });
}

/**
 * Gives `user` a new password: one line changes, every other byte, the mode and the owner stay, and the file
 * is renamed into place. The registry reads it again by itself, because its modification time has changed
 * (distribution/distribution, registry/auth/htpasswd/access.go).
 */
export async function replacePassword(file: string, user: string, secret: Secret, { fs }: Fs): Promise<void> {
  const { path, attributes, before, after, old } = await read(file, user, { fs });
  // The file's own cost: the registry pays it at every request, and 256 random bits need no stretching.
  // `$2y$` is the same as bcryptjs's `$2b$`, and known to every program that reads such files.
  const line = `${user}:${(await hash(secret.reveal(), getRounds(old))).replace(/^\$2b\$/, '$2y$')}`;
  await replaceFile(path, Buffer.concat([before, Buffer.from(line), after]), attributes, fs).catch(
    (error: unknown) => {
      throw fail('E_TOKEN_FILE', { file, problem: errno(error) });
    },
  );
}

interface PasswordFile {
  /** After symbolic links, which stay. */
  readonly path: string;
  readonly attributes: Attributes;
  readonly before: Buffer;
  /** The user's hash. */
  readonly old: string;
  readonly after: Buffer;
}

async function read(file: string, user: string, { fs }: Fs): Promise<PasswordFile> {
  let path: string;
  let content;
  try {
    path = await fs.realpath(file);
    content = await readRegularFile(path, MAX_BYTES, fs);
  } catch (error) {
    throw fail('E_TOKEN_FILE', { file, problem: errno(error) });
  }
  if (!content) throw fail('E_TOKEN_FILE', { file, problem: 'ENOENT' });
  const { bytes, stats } = content;
  // Latin-1 keeps every byte as one character, whatever the file's encoding.
  const text = bytes.toString('latin1');
  const start = `${Buffer.from(user).toString('latin1')}:`;
  const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trimStart().startsWith(start));
  const line = lines[0];
  if (!line || lines.length > 1) {
    throw fail('E_TOKEN_USER', { file, found: line ? 'several lines' : 'no line' });
  }
  const old = line[0].trim().slice(start.length);
  if (!BCRYPT.test(old)) throw fail('E_TOKEN_HASH', { file });
  const { mode, uid, gid, mtimeMs } = stats;
  return {
    path,
    attributes: { mode: mode & 0o7777, owner: { uid, gid }, newerThan: mtimeMs },
    before: bytes.subarray(0, line.index),
    old,
    after: bytes.subarray(line.index + line[0].length),
  };
}
