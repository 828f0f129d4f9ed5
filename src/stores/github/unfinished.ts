import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import type { Unfinished } from '../contract.js';
import { parse } from './client.js';
import type { GithubSession } from './session.js';
import { repositoryLocation, subjectOf, type GithubLocation } from './location.js';
import { visibilityOf } from './visibility.js';

// GitHub cancels a run after 35 days (docs.github.com, "Actions limits").
const LONGEST_RUN = 35 * 24 * 60 * 60_000;
const STATUSES = ['queued', 'in_progress', 'waiting', 'pending', 'requested'] as const;
const MOST_REPOSITORIES = 20;

/** Finds unfinished runs that were queued before `since`, and so read the old value. */
export async function unfinished(
  location: GithubLocation,
  name: string,
  since: number,
  session: GithubSession,
  ctx: Context,
): Promise<Unfinished> {
  if (ctx.clock.now() - since > LONGEST_RUN) return { answer: 'none' };
  if (location.repository !== undefined) return inRepository(location.repository, since, session, ctx);
  const subject = subjectOf(location, name);
  const visibility = await visibilityOf(session.github, location, name, subject, ctx);
  if (visibility.visibility !== 'selected') {
    const why = `${subject.name} is visible to all repositories of ${subject.location}, too many to check their runs.`;
    return { answer: 'unknown', why };
  }
  const { repositories } = visibility;
  const checked = repositories.slice(0, MOST_REPOSITORIES);
  const answers = await Promise.all(
    checked.map(({ full_name }) => inRepository(full_name, since, session, ctx)),
  );
  const some = answers.find(({ answer }) => answer === 'some');
  const unclear = some ?? answers.find(({ answer }) => answer === 'unknown');
  if (unclear || repositories.length === checked.length) return unclear ?? { answer: 'none' };
  const why = `${subject.name} is visible to ${repositories.length} repositories; the runs of ${checked.length} were checked.`;
  return { answer: 'unknown', why };
}

function inRepository(
  repository: string,
  since: number,
  session: GithubSession,
  ctx: Context,
): Promise<Unfinished> {
  return session.runs.get(`${repository} ${since}`, ctx.clock, async () => {
    try {
      for (const status of STATUSES) {
        if (await hasRuns(repository, status, since, session, ctx)) {
          const why = `A run of ${repository} that was queued before the change has not finished (status ${status}).`;
          return { answer: 'some', why };
        }
      }
      return { answer: 'none' };
    } catch (error) {
      const isRefused = error instanceof RegcredError && /^E_STORE_(DENIED|NOT_FOUND)$/.test(error.code);
      if (!isRefused) throw error;
      const why = `The token may not read the runs of ${repository}: it needs the permission "Actions: read", a classic token the scope repo.`;
      return { answer: 'unknown', why };
    }
  });
}

const runsAnswer = z.object({ workflow_runs: z.array(z.object({ id: z.number() })) });

async function hasRuns(
  repository: string,
  status: (typeof STATUSES)[number],
  since: number,
  session: GithubSession,
  ctx: Context,
): Promise<boolean> {
  const location = repositoryLocation(repository, 'actions');
  // GitHub counts in seconds, so the second of the change belongs to "before".
  const created = `<=${new Date(since).toISOString().slice(0, 19)}Z`;
  const response = await session.github(
    {
      route: 'GET /repos/{owner}/{repo}/actions/runs',
      // Two, since this run may be one of them, and it does not read the old value.
      values: { ...location.values, status, created, per_page: 2, exclude_pull_requests: true },
      expect: [200],
      subject: { ...subjectOf(location, ''), name: `github:${repository}` },
    },
    ctx,
  );
  const { workflow_runs } = parse(runsAnswer, response, ctx);
  return workflow_runs.some(({ id }) => String(id) !== ctx.env.GITHUB_RUN_ID);
}
