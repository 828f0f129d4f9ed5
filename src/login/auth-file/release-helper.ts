import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { editHelperConfig } from '../helper/edit-helper-config.js';
import type { AuthFile, Removal } from './auth-file.js';
import type { Edit } from './edit-auth-file.js';
import { OWN_HELPER } from './helper.js';
import type { Assignment, JournalLogin } from './journal.js';
import { isObject } from './read-auth-file.js';
import type { Opened } from './transaction.js';

/**
 * Undoes assignHelper: restores `credHelpers`, unless it was changed since. `later` lists our later logins, whose
 * journal is not yet written. Returns them as they must be recorded: the next one for this registry inherits what
 * is to be restored.
 */
export async function releaseHelper(
  opened: Opened,
  ours: JournalLogin & { readonly assigned: Assignment },
  later: readonly JournalLogin[],
  ctx: Context,
): Promise<{ readonly removal: Removal; readonly later: readonly JournalLogin[] }> {
  const { assigned, key, id } = ours;
  const heir = later.find((login) => replaces(login, ours));
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

/** Restores `credHelpers` for the keys that still name our helper. */
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

/** Whether `later` replaced ours: a later password login bypasses our helper (merge-login.ts). */
function replaces(later: JournalLogin, { key }: JournalLogin): boolean {
  if (later.key !== key) return false;
  return later.assigned?.before[key] === OWN_HELPER || later.around?.before === OWN_HELPER;
}

function inherit(heir: JournalLogin, { assigned, key }: { assigned: Assignment; key: string }): JournalLogin {
  if (heir.around) {
    const made = assigned.made ?? heir.around.made;
    return { ...heir, around: { before: assigned.before[key] ?? null, ...defined({ made }) } };
  }
  if (!heir.assigned) return heir;
  const { made, before } = assigned;
  return { ...heir, assigned: { ...heir.assigned, before, ...defined({ made }) } };
}

/** Passes on to another login that we added `credHelpers`. */
function handOn({ assigned }: JournalLogin, logins: readonly JournalLogin[]): readonly JournalLogin[] {
  const next = assigned?.made ? logins.find((login) => login.assigned) : undefined;
  return logins.map((login) =>
    login === next && login.assigned ? { ...login, assigned: { ...login.assigned, made: true } } : login,
  );
}

/**
 * Passes on what an earlier login would restore to the later one that took its bypass. Otherwise the first logout
 * would remove the helper of the other login.
 */
export function handOnBypass(
  ours: JournalLogin,
  later: readonly JournalLogin[],
): readonly [ours: JournalLogin, later: readonly JournalLogin[]] {
  const { around, ...rest } = ours;
  // A bypass leaves the key out, or makes its helper an empty name (merge-login.ts).
  const heir = later.find((login) => login.key === ours.key && !login.assigned?.before[ours.key]);
  if (!around || !heir?.assigned) return [ours, later];
  const before = { ...heir.assigned.before, [ours.key]: around.before };
  const inherited = { ...heir, assigned: { ...heir.assigned, before } };
  return [rest, later.map((login) => (login === heir ? inherited : login))];
}
