import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import { listAll } from './pages.js';
import type { Parts } from './parts.js';
import { placeOf, repositoryPlace, storeName, subjectOf, type Place } from './place.js';
import type { Visibility } from './visibility.js';

// Looking costs requests, and a large rotation needs its own: beyond this it is not done, and said.
const MOST_REPOSITORIES = 20;
const MOST_ENVIRONMENTS = 20;

/**
 * Other secrets of the same name that jobs read in place of this one, or beside it, and that are no stores of
 * this run (docs/faults.md F34). An environment's beats the repository's, and that the organisation's;
 * Dependabot's runs read their own only. A place that the token may not look at is said too.
 */
export async function shadows(
  place: Place,
  name: string,
  visibility: Visibility | undefined,
  parts: Parts,
  ctx: Context,
): Promise<readonly string[]> {
  if (place.kind !== 'actions' || place.level === 'environment') return [];
  try {
    if (place.level === 'repository') return await ofRepository(place, name, parts, ctx);
    return await ofOrganisation(place, name, visibility, parts, ctx);
  } catch (error) {
    const isRefused = error instanceof RegcredError && /^E_STORE_(DENIED|NOT_FOUND)$/.test(error.code);
    if (!isRefused) throw error;
    return [`${storeName(place, name)}: the token may not look for other secrets of this name.`];
  }
}

async function ofRepository(place: Place, name: string, parts: Parts, ctx: Context) {
  if (parts.repositories.size > MOST_REPOSITORIES) {
    return once(
      parts,
      `In more than ${MOST_REPOSITORIES} repositories of GitHub, environments and Dependabot are not searched for secrets that hide the rotated ones.`,
    );
  }
  const repository = place.repository ?? '';
  const hidden = await inEnvironments(repository, name, parts, ctx);
  return [...hidden, ...(await inDependabot(repository, name, parts, ctx))];
}

const environmentAnswer = z.object({ name: z.string() });

async function inEnvironments(repository: string, name: string, parts: Parts, ctx: Context) {
  const place = repositoryPlace(repository, 'actions');
  const subject = subjectOf(place, name);
  const environments = await parts.environments.get(repository, ctx.clock, () => {
    const route = 'GET /repos/{owner}/{repo}/environments';
    const call = { route, values: place.values, expect: [200], subject };
    return listAll(parts.github, call, 'environments', environmentAnswer, ctx);
  });
  const found = await Promise.all(
    environments.slice(0, MOST_ENVIRONMENTS).map(async (environment) => {
      const inner = placeOf({ repo: repository, environment: environment.name, secret: name });
      const other = storeName(inner, name);
      if (parts.stores.has(other)) return [];
      const listing = await parts.secrets.list(inner, subjectOf(inner, name), ctx);
      if (!listing.has(name)) return [];
      return [
        `${other} hides ${storeName(place, name)} from the jobs of its environment, and is no store here: they keep its old value.`,
      ];
    }),
  );
  return found.flat();
}

async function inDependabot(repository: string, name: string, parts: Parts, ctx: Context) {
  const place = repositoryPlace(repository, 'dependabot');
  const other = storeName(place, name);
  if (parts.stores.has(other)) return [];
  const listing = await parts.secrets.list(place, subjectOf(place, name), ctx);
  if (listing.has(name)) return [`${other} is no store here: Dependabot's runs keep its old value.`];
  // Without any there is nothing to say: Dependabot's runs have done without secrets so far.
  return listing.size > 0 ? [`${other} is missing: Dependabot's runs read no secrets of Actions.`] : [];
}

async function ofOrganisation(
  place: Place,
  name: string,
  visibility: Visibility | undefined,
  parts: Parts,
  ctx: Context,
) {
  if (visibility?.visibility !== 'selected') return [];
  const { repositories } = visibility;
  const own = storeName(place, name);
  const found = await Promise.all(
    repositories.slice(0, MOST_REPOSITORIES).map(async ({ full_name }) => {
      const inner = repositoryPlace(full_name, 'actions');
      const other = storeName(inner, name);
      if (parts.stores.has(other)) return [];
      const listing = await parts.secrets.list(inner, subjectOf(inner, name), ctx);
      return listing.has(name)
        ? [`${other} hides ${own} from its repository, and is no store here: its jobs keep its old value.`]
        : [];
    }),
  );
  const more = repositories.length - MOST_REPOSITORIES;
  return more > 0
    ? [...found.flat(), `${own}: ${more} more repositories were not searched for secrets that hide it.`]
    : found.flat();
}

function once(parts: Parts, text: string): readonly string[] {
  if (parts.told.has(text)) return [];
  parts.told.add(text);
  return [text];
}
