import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { isOwnedBy } from '../inputs/job-identity.js';
import type { LoginRecord, Removal } from './auth-file.js';
import type { Edit } from './edit-auth-file.js';
import { printOf } from './entry.js';
import { openHelper, type Helper } from './helper.js';
import { readJournal, type JournalLogin } from './journal.js';
import { entryOf } from './read-auth-file.js';
import { realPath } from './real-path.js';
import { handAround, releaseHelper } from './release-helper.js';
import { withAuthFile, type Opened } from './transaction.js';

/**
 * Takes one login of ours out again, exactly: what it replaced comes back, and what another program has
 * written since stays. Logins for one key end in any order: when a later one of ours stands on this one,
 * it inherits what is to be put back in the end. The result was read back.
 */
export async function removeLogin(record: LoginRecord, ctx: Context): Promise<Removal> {
  const real = await realPath(record.file, ctx);
  // The record may come from a file that other steps can write (docs/faults.md B8): without a journal that knows
  // it, nothing is touched, not even to make a lock.
  if (real === undefined || !(await knows(real, record, ctx))) return 'gone';
  return withAuthFile(real, ctx, async (opened) => {
    const { salt, logins } = opened.journal;
    const index = logins.findIndex(({ id, key }) => id === record.id && key === record.key);
    const found = logins[index];
    if (found === undefined) return 'gone';
    const others = handOn(
      found,
      logins.filter((login) => login !== found),
    );
    const [ours, later] = handAround(found, others.slice(index));
    const rest = [...others.slice(0, index), ...later];
    if (ours.assigned) {
      const { assigned } = ours;
      const released = await releaseHelper(opened, { ...ours, assigned }, later, ctx);
      return end(opened, ours, [...rest.slice(0, index), ...released.later], released.removal);
    }
    const heir = later.find((login) => standsOn(login, ours, salt));
    if (heir !== undefined) {
      await opened.record(rest.map((login) => (login === heir ? inherit(heir, ours) : login)));
      return 'left';
    }
    return end(opened, ours, rest, await takeOut(opened, ours, salt, ctx));
  });
}

async function end(
  opened: Opened,
  ours: JournalLogin,
  rest: readonly JournalLogin[],
  removal: Removal,
): Promise<Removal> {
  if (ours.made && rest.length === 0) await opened.removeIfEmpty();
  await opened.record(rest);
  return removal;
}

/** The logins one job or step has made for a key, latest first: in this order they come out again. */
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
  return ours.map(({ id, helper }) => ({ file, key, id, ...(helper !== undefined && { helper }) })).reverse();
}

async function knows(file: string, { id, key }: LoginRecord, ctx: Context): Promise<boolean> {
  const { logins } = await readJournal(file, ctx);
  return logins.some((login) => login.id === id && login.key === key);
}

/** Whether what `later` replaced is what `ours` wrote, in the same place. */
function standsOn(later: JournalLogin, ours: JournalLogin, salt: string): boolean {
  const samePlace = later.key === ours.key && later.helper === ours.helper;
  return samePlace && printOf(later.before, salt) === ours.print;
}

/** Some other login of ours now knows that there was no file. */
function handOn({ made }: JournalLogin, [next, ...others]: readonly JournalLogin[]): JournalLogin[] {
  return next ? [{ ...next, ...(made && { made }) }, ...others] : [];
}

function inherit(heir: JournalLogin, ours: JournalLogin): JournalLogin {
  const { around, marker, before } = ours;
  return { ...heir, before, ...(around && { around }), ...(marker && { marker }) };
}

async function takeOut(opened: Opened, ours: JournalLogin, salt: string, ctx: Context): Promise<Removal> {
  const { key, before } = ours;
  const helper = ours.helper === undefined ? undefined : openHelper(ours.helper, ctx);
  await opened.lock.renew();
  const current = helper ? await helper.get(key) : entryOf(opened.file, key);
  if (current === null) return 'gone';
  if (printOf(current, salt) !== ours.print) return 'left';
  if (helper) await putBack(helper, ours, opened);
  const edits = helper ? markerEdits(opened, ours) : fileEdits(ours);
  if (edits.length > 0) await opened.edit(edits);
  return before === null ? 'removed' : 'restored';
}

function fileEdits({ key, before, around }: JournalLogin): Edit[] {
  const edits: Edit[] = [{ at: ['auths', key], value: before ?? undefined }];
  if (around) edits.push({ at: ['credHelpers', key], value: around.before ?? undefined });
  return edits;
}

/** The empty entry we put beside a helper's login goes with it, unless docker has filled it since. */
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
  if (done !== false && printOf(await helper.get(key), salt) === printOf(before, salt)) return;
  const action = before === null ? 'erase' : 'store';
  fail('E_HELPER', { helper: name, action, problem: 'afterwards it gives back something else' });
}
