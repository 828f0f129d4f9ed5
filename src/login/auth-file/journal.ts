import type { Context } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import type { AuthEntry } from './auth-file.js';
import type { Lock } from '../../files/lock.js';
import { isObject } from './read-auth-file.js';
import { readGuardedFile } from '../../files/read-guarded-file.js';
import { writeAuthFile } from './write-auth-file.js';

/**
 * The logins of ours that an auth file holds, kept beside it (`<file>.regcred`, 0600) until each is logged
 * out. A login is written here before it is made, so that a crash in between leaves a record too many and
 * never a login without a record.
 */
export interface Journal {
  /** Random; salts the prints. */
  readonly salt: string;
  /** Oldest first. */
  readonly logins: readonly JournalLogin[];
}

export interface JournalLogin {
  readonly id: string;
  readonly key: string;
  /** The step that logged in (job-identity.ts). */
  readonly owner: string;
  /** Print of what we stored (entry.ts). */
  readonly print: string;
  /** What was stored there before, to be put back. */
  readonly before: AuthEntry | null;
  /** The credential helper that holds the login instead of the file. */
  readonly helper?: string;
  /**
   * What else we set in the file, and its old value: `marker` is the empty entry beside a helper's login,
   * `around` is `credHelpers[key] = ""`, which leads around a helper that cannot store.
   */
  readonly marker?: true;
  readonly around?: { readonly before: string | null };
  /** The login is made by docker-credential-regcred (assign-helper.ts), and nothing of it is stored. */
  readonly assigned?: Assignment;
  /**
   * There was no file before. It goes with the last login in it: Buildx takes an empty scoped file for the
   * login of that repository and no longer looks into docker's (docker/buildx util/dockerutil/dockerconfig).
   */
  readonly made?: true;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What `credHelpers` held for our keys before they named our own helper; null for nothing. */
export interface Assignment {
  readonly before: Readonly<Record<string, string | null>>;
  /** There was no `credHelpers`. */
  readonly made?: true;
  /** The helper.json that knows the login under the id of this one. */
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

/** Writes the journal, or removes it when it holds nothing more. */
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
