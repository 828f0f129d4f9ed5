import type { Context } from '../../context/context.js';
import { foldersIn, listed } from './listings.js';
import type { Parts } from './parts.js';
import { storeName, type Home, type Place } from './place.js';
import type { Subject } from './subject.js';

// Each is a request, and preflight is not to take minutes: beyond this it is said.
const MOST_FOLDERS = 50;

/**
 * Other credentials of the same id, in folders within or around, that are no stores of this run: a job reads the
 * one that is nearest to it (docs/faults.md F33). A place that the user may not look at is said too.
 */
export async function shadows(
  place: Place,
  subject: Subject,
  parts: Parts,
  ctx: Context,
): Promise<readonly string[]> {
  const { home } = place;
  if (home.kind === 'user') return [];
  const own = storeName(place);
  const outer = (home.kind === 'folder' ? outerOf(home.path) : []).map((each) => ({ each, isOuter: true }));
  const inner = await foldersIn(home, subject, parts, ctx);
  const folders = (inner ?? []).slice(0, MOST_FOLDERS).map((path) => {
    const each: Home = { kind: 'folder', path };
    return { each, isOuter: false };
  });
  const found = await Promise.all(
    [...outer, ...folders].map(async ({ each, isOuter }) => {
      const other = { ...place, home: each };
      const name = storeName(other);
      if (parts.stores.has(name)) return [];
      const all = await listed(each, subject, parts, ctx);
      if (all === undefined)
        return [`${own}: nobody could look for ${name}, which may hide it or be hidden by it.`];
      if (!all.some(({ store, id }) => store === each.kind && id === place.id)) return [];
      return [
        isOuter
          ? `${own} hides ${name} from the jobs of its folder. That one is no store here: all other jobs keep its old value.`
          : `${name} hides ${own} from the jobs of its folder, and is no store here: they keep its old value.`,
      ];
    }),
  );
  return [...found.flat(), ...unseen(own, inner)];
}

function unseen(own: string, inner: readonly unknown[] | undefined): readonly string[] {
  if (inner === undefined) return [`${own}: nobody could look for folders with a credential of this id.`];
  const more = inner.length - MOST_FOLDERS;
  return more > 0 ? [`${own}: ${more} more folders were not searched for a credential of this id.`] : [];
}

/** From the nearest to the system store. */
function outerOf(path: readonly string[]): readonly Home[] {
  const folders = path.slice(1).map((_, index): Home => ({ kind: 'folder', path: path.slice(0, index + 1) }));
  return [...folders.toReversed(), { kind: 'system' }];
}
