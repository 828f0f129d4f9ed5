import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import { isOwnedBy } from '../inputs/job-owner.js';
import type { LoginRecord, Removal } from './auth-file.js';
import type { Edit } from './edit-auth-file.js';
import { fingerprintOf } from './entry.js';
import { openHelper, type Helper } from './helper.js';
import { readJournal, type JournalLogin } from './journal.js';
import { entryOf, isObject } from './read-auth-file.js';
import { realPath } from './real-path.js';
import { handOnBypass, releaseHelper } from './release-helper.js';
import { withAuthFile, type Opened } from './transaction.js';

/**
 * Removes exactly one login of ours: restores what it replaced and keeps what another program has written since.
 * Logins for one key are removed in any order: a later one of ours inherits what is to be restored. Reads the
 * result back.
 */
export async function removeLogin(record: LoginRecord, ctx: Context): Promise<Removal> {
  const real = await realPath(record.file, ctx);
  // Other steps may have forged the record (docs/faults.md B8), so nothing is touched, not even a lock, unless
  // the journal lists it.
  if (real === undefined || !(await isRecorded(real, record, ctx))) return 'gone';
  return withAuthFile(real, ctx, async (opened) => {
    const { salt, logins } = opened.journal;
    const index = logins.findIndex(({ id, key }) => id === record.id && key === record.key);
    const found = logins[index];
    if (found === undefined) return 'gone';
    const others = handOn(
      found,
      logins.filter((login) => login !== found),
    );
    const [ours, later] = handOnBypass(found, others.slice(index));
    const rest = [...others.slice(0, index), ...later];
    if (ours.assigned) {
      const { assigned } = ours;
      const released = await releaseHelper(opened, { ...ours, assigned }, later, ctx);
      return recordRemoval(opened, ours, [...rest.slice(0, index), ...released.later], released.removal);
    }
    const heir = later.find((login) => replaces(login, ours, salt));
    if (heir !== undefined) {
      await opened.record(rest.map((login) => (login === heir ? inherit(heir, ours) : login)));
      return 'left';
    }
    return recordRemoval(opened, ours, rest, await takeOut(opened, ours, salt, ctx));
  });
}

async function recordRemoval(
  opened: Opened,
  ours: JournalLogin,
  rest: readonly JournalLogin[],
  removal: Removal,
): Promise<Removal> {
  if (ours.made && rest.length === 0) await opened.removeIfEmpty();
  else if (rest.length === 0) await opened.restoreForm();
  await opened.record(rest);
  return removal;
}

/** Finds the logins of one job or step for a key, latest first: the order in which they are removed. */
export async function findLogins(
  path: string,
  key: string,
  owner: string,
  ctx: Context,
): Promise<LoginRecord[]> {
  const file = await realPath(path, ctx);
  if (file === undefined) return [];
  const { logins } = await readJournal(file, ctx);
  const ours = logins.filter((login) => login.key === key && isOwnedBy(login, owner));
  return ours
    .map(({ id, registry, helper }) => ({ file, key, id, ...defined({ registry, helper }) }))
    .reverse();
}

async function isRecorded(file: string, { id, key }: LoginRecord, ctx: Context): Promise<boolean> {
  const { logins } = await readJournal(file, ctx);
  return logins.some((login) => login.id === id && login.key === key);
}

/** Whether `later` replaced what `ours` wrote. */
function replaces(later: JournalLogin, ours: JournalLogin, salt: string): boolean {
  const samePlace = later.key === ours.key && later.helper === ours.helper;
  return samePlace && fingerprintOf(later.before, salt) === ours.print;
}

/** Passes on to the next login that we created the file. */
function handOn({ made }: JournalLogin, [next, ...others]: readonly JournalLogin[]): JournalLogin[] {
  return next ? [{ ...next, ...defined({ made }) }, ...others] : [];
}

function inherit(heir: JournalLogin, ours: JournalLogin): JournalLogin {
  const { around, marker, before } = ours;
  return { ...heir, before, ...defined({ around, marker }) };
}

async function takeOut(opened: Opened, ours: JournalLogin, salt: string, ctx: Context): Promise<Removal> {
  const { key, before } = ours;
  const helper = ours.helper === undefined ? undefined : openHelper(ours.helper, ctx);
  await opened.lock.renew();
  const current = helper ? await helper.get(key) : entryOf(opened.file, key);
  if (current === null) return 'gone';
  if (fingerprintOf(current, salt) !== ours.print) return 'left';
  if (helper) await putBack(helper, ours, opened);
  const edits = helper ? markerEdits(opened, ours) : fileEdits(opened, ours);
  if (edits.length > 0) await opened.edit(edits);
  return before === null ? 'removed' : 'restored';
}

function fileEdits({ file }: Opened, { key, before, around }: JournalLogin): Edit[] {
  const edits: Edit[] = [{ at: ['auths', key], value: before ?? undefined }];
  if (!around) return edits;
  const helpers = file.settings['credHelpers'];
  const others = isObject(helpers) ? Object.keys(helpers).filter((one) => one !== key) : [];
  // A `credHelpers` that is ours goes with its last key.
  const isOurs = around.made === true && others.length === 0;
  const rest: Edit = isOurs
    ? { at: ['credHelpers'], value: undefined }
    : { at: ['credHelpers', key], value: around.before ?? undefined };
  return [...edits, rest];
}

/** Removes the empty entry beside a helper's login, unless docker has filled it since. */
function markerEdits({ file }: Opened, { key, marker }: JournalLogin): Edit[] {
  const entry = entryOf(file, key);
  const empty = entry !== null && Object.keys(entry).length === 0;
  return marker && empty ? [{ at: ['auths', key], value: undefined }] : [];
}

async function putBack(
  helper: Helper,
  { key, before, helper: name = '' }: JournalLogin,
  opened: Opened,
): Promise<void> {
  await opened.lock.renew();
  const done = before === null ? await helper.erase(key) : await helper.store(key, before);
  const { salt } = opened.journal;
  if (done !== false && fingerprintOf(await helper.get(key), salt) === fingerprintOf(before, salt)) return;
  const action = before === null ? 'erase' : 'store';
  fail('E_HELPER', { helper: name, action, problem: 'afterwards it gives back something else' });
}
