import { isDeepStrictEqual } from 'node:util';
import { basename, dirname, join } from 'node:path';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { AuthFile } from './auth-file.js';
import { editAuthText, isPlainForm, type Edit } from './edit-auth-file.js';
import { errno } from '../../files/errno.js';
import { readJournal, writeJournal, type Journal, type JournalLogin } from './journal.js';
import { LockLost } from '../../files/lock.js';
import type { Lock } from '../../files/lock.js';
import { withLock } from './lock.js';
import { parseAuthFile, readAuthText } from './read-auth-file.js';
import { look, realPath } from './real-path.js';
import { writeAuthFile } from './write-auth-file.js';

/** An auth file and its journal, read under the lock. */
export interface Opened {
  readonly file: AuthFile;
  readonly journal: Journal;
  readonly lock: Lock;
  /** Whether the file existed when it was opened. */
  readonly existed: boolean;
  /** Records logins in the journal; later calls see them. */
  record(logins: readonly JournalLogin[]): Promise<void>;
  /** Changes the file and reads it back. */
  edit(edits: readonly Edit[]): Promise<void>;
  /** Writes the text that was there before our first login, if it says what the file says now. */
  restoreForm(): Promise<void>;
  /** Removes the file when it holds nothing else. */
  removeIfEmpty(): Promise<void>;
}

const ATTEMPTS = 3;

/**
 * Runs `act` on an auth file while no other process of regcred can change it. Starts again when the lock is lost,
 * for example because the machine slept; nothing is changed after the loss.
 */
export async function withAuthFile<T>(
  real: string,
  ctx: Context,
  act: (opened: Opened) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withLock(real, ctx, async (lock) => {
        const result = await act(await open(real, lock, ctx));
        await lock.mustHold();
        return result;
      });
    } catch (error) {
      if (!(error instanceof LockLost)) throw error;
      if (attempt === ATTEMPTS) fail('E_LOCK_TIMEOUT', { path: `${real}.regcred-lock`, seconds: 0 });
    }
  }
}

/** Returns the real path of an auth file before it is written, and makes its folder (0700) if needed. */
export async function prepareAuthFile(path: string, ctx: Context): Promise<string> {
  const real = (await realPath(path, ctx)) ?? (await makeFolder(path, ctx));
  const folder = await look(dirname(real), ctx);
  if (folder && !folder.isDirectory()) {
    fail('E_FILE_TYPE', { path: dirname(real), found: 'a file', wanted: 'a folder' });
  }
  if (folder && (folder.mode & 0o022) !== 0 && (folder.mode & 0o1000) === 0) {
    ctx.log.warning(`Other users may write to ${dirname(real)} and so replace the auth file in it.`);
  }
  return real;
}

async function makeFolder(path: string, ctx: Context): Promise<string> {
  try {
    await ctx.fs.mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = errno(error);
    // mkdir reports a link to nothing this way.
    if (code === 'EEXIST') fail('E_SYMLINK', { path, problem: 'points to nothing' });
    if (code === 'ENOTDIR') fail('E_FILE_TYPE', { path: dirname(path), found: 'a file', wanted: 'a folder' });
    fail('E_FILE_WRITE', { path: dirname(path), problem: code });
  }
  return (await realPath(path, ctx)) ?? join(dirname(path), basename(path));
}

async function open(real: string, lock: Lock, ctx: Context): Promise<Opened> {
  const existed = (await look(real, ctx)) !== undefined;
  let text = await readAuthText(real, ctx);
  let file = parseAuthFile(real, text);
  let journal = await readJournal(real, ctx);
  return {
    lock,
    existed,
    get file() {
      return file;
    },
    get journal() {
      return journal;
    },
    async record(logins) {
      const isFirst = journal.logins.length === 0 && text !== '' && !isPlainForm(text, file.settings);
      const keepsForm = isFirst && holdsNoSecret(file);
      const next = { ...journal, ...(keepsForm && { original: text }), logins };
      await writeJournal(real, next, lock, ctx);
      journal = next;
    },
    async edit(edits) {
      const edited = await editAuthText(real, text, edits);
      await writeAuthFile(real, edited, lock, ctx);
      text = await readAuthText(real, ctx);
      if (text !== edited) fail('E_FILE_WRITE', { path: real, problem: 'read back differs' });
      file = parseAuthFile(real, text);
    },
    async restoreForm() {
      const { original } = journal;
      if (original === undefined || original === text) return;
      if (!isDeepStrictEqual(parseAuthFile(real, original).settings, file.settings)) return;
      await writeAuthFile(real, original, lock, ctx);
      text = original;
    },
    async removeIfEmpty() {
      const { auths, settings } = file;
      if (Object.keys(auths).length > 0 || Object.keys(settings).some((key) => key !== 'auths')) return;
      await lock.mustHold();
      await ctx.fs.rm(real, { force: true }).catch((error: unknown) => {
        fail('E_FILE_WRITE', { path: real, problem: errno(error) });
      });
    },
  };
}

/** Settings that contain no secret, so that the journal may keep them. */
const HARMLESS = [
  'auths',
  'credsStore',
  'credHelpers',
  'currentContext',
  'cliPluginsExtraDirs',
  'experimental',
];

/** Whether a copy of the file may be kept: it holds no login, header or proxy. */
function holdsNoSecret({ settings, auths }: AuthFile): boolean {
  const isEmpty = Object.values(auths).every((entry) => Object.keys(entry).length === 0);
  return isEmpty && Object.keys(settings).every((key) => HARMLESS.includes(key));
}
