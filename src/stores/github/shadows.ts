import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import { listAll } from './pages.js';
import type { GithubSession } from './session.js';
import { locationOf, repositoryLocation, storeName, subjectOf, type GithubLocation } from './location.js';
import type { Visibility } from './visibility.js';

// A search costs requests that a large rotation needs; beyond these bounds it is skipped, with a notice.
const MOST_REPOSITORIES = 20;
const MOST_ENVIRONMENTS = 20;

/**
 * Finds secrets of the same name that jobs read instead of this one and that are not stores of this run
 * (docs/faults.md F34). An environment's secret overrides the repository's, and that one the organisation's;
 * Dependabot's runs read their own only. Reports locations that the token may not see.
 */
export async function shadows(
  location: GithubLocation,
  name: string,
  visibility: Visibility | undefined,
  session: GithubSession,
  ctx: Context,
): Promise<readonly string[]> {
  if (location.kind !== 'actions' || location.level === 'environment') return [];
  try {
    if (location.level === 'repository') return await ofRepository(location, name, session, ctx);
    return await ofOrganisation(location, name, visibility, session, ctx);
  } catch (error) {
    const isRefused = error instanceof RegcredError && /^E_STORE_(DENIED|NOT_FOUND)$/.test(error.code);
    if (!isRefused) throw error;
    return [`${storeName(location, name)}: the token may not list other secrets of this name.`];
  }
}

async function ofRepository(location: GithubLocation, name: string, session: GithubSession, ctx: Context) {
  if (session.repositories.size > MOST_REPOSITORIES) {
    return once(
      session,
      `With more than ${MOST_REPOSITORIES} repositories on GitHub, environments and Dependabot are not searched for secrets that override the rotated ones.`,
    );
  }
  const repository = location.repository ?? '';
  const hidden = await inEnvironments(repository, name, session, ctx);
  return [...hidden, ...(await inDependabot(repository, name, session, ctx))];
}

const environmentAnswer = z.object({ name: z.string() });

async function inEnvironments(repository: string, name: string, session: GithubSession, ctx: Context) {
  const location = repositoryLocation(repository, 'actions');
  const subject = subjectOf(location, name);
  const environments = await session.environments.get(repository, ctx.clock, () => {
    const route = 'GET /repos/{owner}/{repo}/environments';
    const call = { route, values: location.values, expect: [200], subject };
    return listAll(session.github, call, 'environments', environmentAnswer, ctx);
  });
  const found = await Promise.all(
    environments.slice(0, MOST_ENVIRONMENTS).map(async (environment) => {
      const inner = locationOf({ repo: repository, environment: environment.name, secret: name });
      const other = storeName(inner, name);
      if (session.stores.has(other)) return [];
      const listing = await session.secrets.list(inner, subjectOf(inner, name), ctx);
      if (!listing.has(name)) return [];
      return [
        `${other} overrides ${storeName(location, name)} in the jobs of its environment and is not a store here: they keep its old value.`,
      ];
    }),
  );
  return found.flat();
}

async function inDependabot(repository: string, name: string, session: GithubSession, ctx: Context) {
  const location = repositoryLocation(repository, 'dependabot');
  const other = storeName(location, name);
  if (session.stores.has(other)) return [];
  const listing = await session.secrets.list(location, subjectOf(location, name), ctx);
  if (listing.has(name)) return [`${other} is not a store here: Dependabot's runs keep its old value.`];
  // Without any secret there is no notice: Dependabot's runs have needed none so far.
  return listing.size > 0 ? [`${other} is missing: Dependabot's runs do not read secrets of Actions.`] : [];
}

async function ofOrganisation(
  location: GithubLocation,
  name: string,
  visibility: Visibility | undefined,
  session: GithubSession,
  ctx: Context,
) {
  if (visibility?.visibility !== 'selected') return [];
  const { repositories } = visibility;
  const own = storeName(location, name);
  const found = await Promise.all(
    repositories.slice(0, MOST_REPOSITORIES).map(async ({ full_name }) => {
      const inner = repositoryLocation(full_name, 'actions');
      const other = storeName(inner, name);
      if (session.stores.has(other)) return [];
      const listing = await session.secrets.list(inner, subjectOf(inner, name), ctx);
      return listing.has(name)
        ? [
            `${other} overrides ${own} in its repository and is not a store here: its jobs keep its old value.`,
          ]
        : [];
    }),
  );
  const more = repositories.length - MOST_REPOSITORIES;
  return more > 0
    ? [...found.flat(), `${own}: ${more} more repositories were not searched for secrets that override it.`]
    : found.flat();
}

function once(session: GithubSession, text: string): readonly string[] {
  if (session.reported.has(text)) return [];
  session.reported.add(text);
  return [text];
}
