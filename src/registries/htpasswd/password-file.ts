import { compare, hash } from 'bcryptjs';
import type { Context } from '../../context/context.js';
import { fail, regcredError, RegcredError } from '../../errors/error.js';
import { errno } from '../../files/errno.js';
import { LockLost, takeLock } from '../../files/lock.js';
import { readRegularFile } from '../../files/read-file.js';
import { proveReplaceable, replaceFile } from '../../files/replace-file.js';
import type { FileAttributes } from '../../files/replace-file.js';
import type { Secret } from '../../secret/secret.js';
import { costFor, linesOf, LOCKED, withLine } from './password-lines.js';
import type { UserLine } from './password-lines.js';

const MAX_BYTES = 4 * 1024 * 1024;
// Milliseconds. Nothing slow happens under this lock but one bcrypt hash.
const LOCK = { lease: 60_000, patience: 10_000 };

type Fs = Pick<Context, 'fs'>;
type Needs = Pick<Context, 'fs' | 'clock' | 'random'>;

/** Whether a user must have a line with a bcrypt hash already; else one is added, or a locked one opened. */
export type Line = 'present' | 'any';

/** Proves that {@link setPassword} will be allowed; no byte of the file changes. */
export async function checkPassword(file: string, user: string, line: Line, { fs }: Fs): Promise<void> {
  const { path, attributes, bytes } = await read(file, { fs });
  lineOf(file, bytes, user, line);
  await proveReplaceable(path, attributes, fs).catch((error: unknown) => {
    fail('E_TOKEN_FILE', { file, problem: errno(error) });
  });
}

/** Those of `users` who have a password that can be accepted. */
export async function usableUsers(
  file: string,
  users: readonly string[],
  { fs }: Fs,
): Promise<readonly string[]> {
  const { bytes } = await read(file, { fs });
  return users.filter((user) => oneLine(file, bytes, user)?.state === 'usable');
}

/**
 * Gives `user` a new password: one line changes, every other byte, the mode and the owner stay, and the file
 * is renamed into place. The registry reads it again by itself, because its modification time has changed
 * (distribution/distribution, registry/auth/htpasswd/access.go). The password that the user has already leaves
 * the file as it is.
 */
export function setPassword(
  file: string,
  user: string,
  secret: Secret,
  line: Line,
  ctx: Needs,
): Promise<void> {
  return change(file, ctx, async (bytes) => {
    const old = lineOf(file, bytes, user, line);
    // A fresh salt would make another line of the same password, and a repeated call would change the file.
    if (old?.state === 'usable' && (await compare(secret.reveal(), old.hash))) return bytes;
    const hashed = await hash(secret.reveal(), costFor(bytes, user));
    // `$2y$` is the same as bcryptjs's `$2b$`, and known to every program that reads such files.
    return withLine(bytes, user, hashed.replace(/^\$2b\$/, '$2y$'));
  });
}

/** No password of `user` is accepted from now on. A user who is locked, or has no line, stays as it is. */
export function lockPassword(file: string, user: string, ctx: Needs): Promise<void> {
  return change(file, ctx, async (bytes) => {
    const line = lineOf(file, bytes, user, 'any');
    return line?.state === 'usable' ? withLine(bytes, user, LOCKED) : bytes;
  });
}

/** The user's line, of which there may be only one: the registry would take the last, people the first. */
function oneLine(file: string, bytes: Buffer, user: string): UserLine | undefined {
  const [line, ...more] = linesOf(bytes, user);
  if (more.length > 0) fail('E_TOKEN_USER', { file, found: 'several lines' });
  return line;
}

function lineOf(file: string, bytes: Buffer, user: string, wanted: Line): UserLine | undefined {
  const line = oneLine(file, bytes, user);
  if (!line && wanted === 'present') fail('E_TOKEN_USER', { file, found: 'no line' });
  const isFit =
    line === undefined || line.state === 'usable' || (wanted === 'any' && line.state === 'locked');
  if (!isFit) fail('E_TOKEN_HASH', { file });
  return line;
}

interface PasswordFile {
  /** After symbolic links, which stay. */
  readonly path: string;
  readonly attributes: FileAttributes;
  readonly bytes: Buffer;
}

async function read(file: string, { fs }: Fs): Promise<PasswordFile> {
  let path: string;
  let content;
  try {
    path = await fs.realpath(file);
    content = await readRegularFile(path, MAX_BYTES, fs);
  } catch (error) {
    fail('E_TOKEN_FILE', { file, problem: errno(error) });
  }
  if (!content) fail('E_TOKEN_FILE', { file, problem: 'ENOENT' });
  const { mode, uid, gid, mtimeMs } = content.stats;
  const attributes = { mode: mode & 0o7777, owner: { uid, gid }, newerThan: mtimeMs };
  return { path, attributes, bytes: content.bytes };
}

/**
 * Reads, changes and replaces the file alone: two credentials may be two users of one file,
 * and the later rename would take back what the earlier one has set.
 */
async function change(
  file: string,
  { fs, clock, random }: Needs,
  edit: (bytes: Buffer) => Promise<Buffer>,
): Promise<void> {
  const { path } = await read(file, { fs });
  const foreign = (error: unknown) => {
    if (error instanceof RegcredError) return error;
    const problem = error instanceof LockLost ? 'another run has taken its lock over' : errno(error);
    return regcredError('E_TOKEN_FILE', { file, problem });
  };
  // Without the signal: a run that is stopped half way still finishes what the stores wait for.
  const lock = await takeLock(`${path}.lock`, { ...LOCK, files: [path] }, { fs, clock, random }).catch(
    (error: unknown) => {
      throw foreign(error);
    },
  );
  if (!lock) fail('E_TOKEN_FILE', { file, problem: `another run holds ${path}.lock` });
  try {
    const { attributes, bytes } = await read(file, { fs });
    const changed = await edit(bytes);
    if (!changed.equals(bytes)) await replaceFile(path, changed, attributes, fs, lock);
  } catch (error) {
    throw foreign(error);
  } finally {
    // The file is as it should be. A lock that stays is taken over once its process is gone.
    await lock.release().catch(() => undefined);
  }
}
