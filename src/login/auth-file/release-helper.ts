import type { Context } from '../../context/context.js';
import { editHelperConfig } from '../helper/edit-helper-config.js';
import type { AuthFile, Removal } from './auth-file.js';
import type { Edit } from './edit-auth-file.js';
import { OWN_HELPER } from './helper.js';
import type { Assignment, JournalLogin } from './journal.js';
import { isObject } from './read-auth-file.js';
import type { Opened } from './transaction.js';

/**
 * Takes out what assignHelper has put in: `credHelpers` holds what it held, unless it was changed
 * since. `later` are the logins of ours made after this one, whose journal is not yet written; the answer has
 * them as they must be recorded: the next one for this registry inherits what is to be put back.
 */
export async function releaseHelper(
  opened: Opened,
  ours: JournalLogin & { readonly assigned: Assignment },
  later: readonly JournalLogin[],
  ctx: Context,
): Promise<{ readonly removal: Removal; readonly later: readonly JournalLogin[] }> {
  const { assigned, key, id } = ours;
  const heir = later.find((login) => standsOn(login, ours));
  const keys = heir?.around ? Object.keys(assigned.before).filter((one) => one !== key) : undefined;
  const { edits, removal } = heir?.assigned
    ? { edits: [], removal: 'left' as const }
    : putBack(opened.file, assigned, keys);
  if (edits.length > 0) await opened.edit(edits);
  await opened.lock.renew();
  await editHelperConfig(assigned.config, (logins) => logins.filter((login) => login.id !== id), ctx);
  await opened.lock.renew();
  const inherited = later.map((login) => (login === heir ? inherit(login, ours) : login));
  return { removal: heir ? 'left' : removal, later: handOn(ours, inherited) };
}

/** What takes `credHelpers` back to what it held before, for the keys that still name our helper. */
export function putBack(
  file: AuthFile,
  { before, made }: Omit<Assignment, 'config'>,
  keys = Object.keys(before),
): { readonly edits: Edit[]; readonly removal: Removal } {
  const helpers = file.settings['credHelpers'];
  const current = isObject(helpers) ? helpers : {};
  const present = keys.filter((key) => Object.hasOwn(current, key));
  const still = present.filter((key) => current[key] === OWN_HELPER);
  if (still.length === 0) return { edits: [], removal: present.length > 0 ? 'left' : 'gone' };
  const edits: Edit[] = still.map((key) => ({ at: ['credHelpers', key], value: before[key] ?? undefined }));
  const removal = still.some((key) => typeof before[key] === 'string') ? 'restored' : 'removed';
  const isEmpty = removal === 'removed' && Object.keys(current).length === still.length;
  return { edits: made && isEmpty ? [{ at: ['credHelpers'], value: undefined }] : edits, removal };
}

/** A login made with a password over ours leads around the helper (merge-login.ts), so it stands on it too. */
function standsOn(later: JournalLogin, { key }: JournalLogin): boolean {
  if (later.key !== key) return false;
  return later.assigned?.before[key] === OWN_HELPER || later.around?.before === OWN_HELPER;
}

function inherit(heir: JournalLogin, { assigned, key }: { assigned: Assignment; key: string }): JournalLogin {
  if (heir.around) return { ...heir, around: { before: assigned.before[key] ?? null } };
  if (!heir.assigned) return heir;
  const { made, before } = assigned;
  return { ...heir, assigned: { ...heir.assigned, before, ...(made && { made }) } };
}

/** Some other login of ours now knows that there was no `credHelpers`. */
function handOn({ assigned }: JournalLogin, logins: readonly JournalLogin[]): readonly JournalLogin[] {
  const next = assigned?.made ? logins.find((login) => login.assigned) : undefined;
  return logins.map((login) =>
    login === next && login.assigned ? { ...login, assigned: { ...login.assigned, made: true } } : login,
  );
}

/**
 * Where an earlier login bypassed a helper, and ours has then taken that place: what the earlier one would
 * put back is handed to ours, so that the first to end does not take the other's helper away.
 */
export function handAround(
  ours: JournalLogin,
  later: readonly JournalLogin[],
): readonly [ours: JournalLogin, later: readonly JournalLogin[]] {
  const { around, ...rest } = ours;
  const heir = later.find((login) => login.key === ours.key && login.assigned?.before[ours.key] === '');
  if (!around || !heir?.assigned) return [ours, later];
  const before = { ...heir.assigned.before, [ours.key]: around.before };
  const inherited = { ...heir, assigned: { ...heir.assigned, before } };
  return [rest, later.map((login) => (login === heir ? inherited : login))];
}
