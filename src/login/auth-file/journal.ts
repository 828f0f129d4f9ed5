import type { Context } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import type { AuthEntry } from './auth-file.js';
import type { Lock } from '../../files/lock.js';
import { isObject } from './read-auth-file.js';
import { readGuardedFile } from '../../files/read-guarded-file.js';
import { writeAuthFile } from './write-auth-file.js';

/**
 * Lists our logins in an auth file, in a file beside it (`<file>.regcred`, 0600), until each is logged out. Records a
 * login before it is stored: a crash in between leaves a superfluous record, never a login without one.
 */
export interface Journal {
  /** Random; salts the fingerprints. */
  readonly salt: string;
  /** Oldest first. */
  readonly logins: readonly JournalLogin[];
  /**
   * The file's text before the first of them, where docker's own form would not bring its bytes back and it holds no
   * secret. Written again with the last logout, if it still says the same.
   */
  readonly original?: string;
}

export interface JournalLogin {
  readonly id: string;
  readonly key: string;
  /** What the login is for, where that is more than the key says: docker's keys have no path. */
  readonly registry?: string;
  /** The step that logged in (job-owner.ts). */
  readonly owner: string;
  /** Fingerprint of what we stored (entry.ts). */
  readonly print: string;
  /** What was stored there before, to be restored. */
  readonly before: AuthEntry | null;
  /** The credential helper that holds the login instead of the file. */
  readonly helper?: string;
  /**
   * What else we changed in the file: `marker` is the empty entry beside a helper's login; `around` is
   * `credHelpers[key]`, removed or made empty to bypass a helper, with the value before it. `made`: there was no
   * `credHelpers` at all.
   */
  readonly marker?: true;
  readonly around?: { readonly before: string | null; readonly made?: true };
  /** docker-credential-regcred issues the login (assign-helper.ts); nothing of it is stored. */
  readonly assigned?: Assignment;
  /**
   * We created the file, so it is removed with its last login. Buildx takes an empty scoped file for the login of
   * that repository and then ignores docker's (docker/buildx util/dockerutil/dockerconfig).
   */
  readonly made?: true;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What `credHelpers` held for our keys before they named our own helper; null for nothing. */
export interface Assignment {
  readonly before: Readonly<Record<string, string | null>>;
  /** We added `credHelpers` itself. */
  readonly made?: true;
  /** The helper.json that lists the login under the same id. */
  readonly config: string;
}

const CAP = 16 * 1024 * 1024;

export async function readJournal(file: string, ctx: Context): Promise<Journal> {
  const path = `${file}.regcred`;
  const invalid = (problem: string) => regcredError('E_JOURNAL_INVALID', { path, problem });
  const bytes = await readGuardedFile(path, CAP, () => invalid('it is too large'), ctx);
  if (bytes === undefined) return { salt: Buffer.from(ctx.random.bytes(16)).toString('base64'), logins: [] };
  const value = parse(bytes.toString());
  if (!isJournal(value)) throw invalid('it is not a journal of regcred');
  return value;
}

/** Writes the journal, or removes an empty one. */
export async function writeJournal(file: string, journal: Journal, lock: Lock, ctx: Context): Promise<void> {
  const path = `${file}.regcred`;
  if (journal.logins.length > 0) return writeAuthFile(path, `${JSON.stringify(journal)}\n`, lock, ctx);
  await lock.mustHold();
  await ctx.fs.rm(path, { force: true });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isJournal(value: unknown): value is Journal {
  if (!isObject(value) || typeof value['salt'] !== 'string' || !Array.isArray(value['logins'])) return false;
  if (value['original'] !== undefined && typeof value['original'] !== 'string') return false;
  const strings = ['id', 'key', 'owner', 'print'];
  return value['logins'].every(
    (login: unknown) =>
      isObject(login) &&
      strings.every((name) => typeof login[name] === 'string') &&
      (login['before'] === null || isObject(login['before'])) &&
      (login['assigned'] === undefined || isAssignment(login['assigned'])),
  );
}

function isAssignment(value: unknown): boolean {
  return isObject(value) && isObject(value['before']) && typeof value['config'] === 'string';
}
