import type { Context } from '../../context/context.js';
import { foldersIn, listCredentials } from './listings.js';
import type { JenkinsSession } from './session.js';
import { storeName, type JenkinsLocation, type CredentialTarget } from './location.js';
import type { JenkinsSubject } from './subject.js';

// Each folder costs a request, and preflight should not take minutes; beyond this it gives a notice.
const MOST_FOLDERS = 50;

/**
 * Finds credentials of the same id in inner and outer folders that are not stores of this run: a job reads the nearest
 * one (docs/faults.md F33). Reports folders that cannot be listed.
 */
export async function shadows(
  target: CredentialTarget,
  subject: JenkinsSubject,
  session: JenkinsSession,
  ctx: Context,
): Promise<readonly string[]> {
  const { location } = target;
  if (location.kind === 'user') return [];
  const own = storeName(target);
  const outer = (location.kind === 'folder' ? outerOf(location.path) : []).map((each) => ({
    each,
    isOuter: true,
  }));
  const inner = await foldersIn(location, subject, session, ctx);
  const folders = (inner ?? []).slice(0, MOST_FOLDERS).map((path) => {
    const each: JenkinsLocation = { kind: 'folder', path };
    return { each, isOuter: false };
  });
  const found = await Promise.all(
    [...outer, ...folders].map(async ({ each, isOuter }) => {
      const other = { ...target, location: each };
      const name = storeName(other);
      if (session.stores.has(name)) return [];
      const all = await listCredentials(each, subject, session, ctx);
      if (all === undefined)
        return [`${own}: ${name}, which may override it or be overridden, could not be looked up.`];
      if (!all.some(({ store, id }) => store === each.kind && id === target.id)) return [];
      return [
        isOuter
          ? `${own} overrides ${name} in the jobs of its folder. The other is not a store here: all other jobs keep its old value.`
          : `${name} overrides ${own} in the jobs of its folder and is not a store here: they keep its old value.`,
      ];
    }),
  );
  return [...found.flat(), ...unseen(own, inner)];
}

function unseen(own: string, inner: readonly unknown[] | undefined): readonly string[] {
  if (inner === undefined) return [`${own}: folders could not be searched for a credential of this id.`];
  const more = inner.length - MOST_FOLDERS;
  return more > 0 ? [`${own}: ${more} more folders were not searched for a credential of this id.`] : [];
}

/** Lists outer locations from the nearest to the system store. */
function outerOf(path: readonly string[]): readonly JenkinsLocation[] {
  const folders = path
    .slice(1)
    .map((_, index): JenkinsLocation => ({ kind: 'folder', path: path.slice(0, index + 1) }));
  return [...folders.toReversed(), { kind: 'system' }];
}
