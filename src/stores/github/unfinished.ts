import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import type { Unfinished } from '../contract.js';
import { parse } from './client.js';
import type { Parts } from './parts.js';
import { repositoryPlace, subjectOf, type Place } from './place.js';
import { visibilityOf } from './visibility.js';

// A run that has not ended after 35 days is cancelled (docs.github.com, "Actions limits").
const LONGEST_RUN = 35 * 24 * 60 * 60_000;
const STATUSES = ['queued', 'in_progress', 'waiting', 'pending', 'requested'] as const;
const MOST_REPOSITORIES = 20;

/** Whether runs that were queued before `since`, and so read the old value, are still at work. */
export async function unfinished(
  place: Place,
  name: string,
  since: number,
  parts: Parts,
  ctx: Context,
): Promise<Unfinished> {
  if (ctx.clock.now() - since > LONGEST_RUN) return { answer: 'none' };
  if (place.repository !== undefined) return inRepository(place.repository, since, parts, ctx);
  const subject = subjectOf(place, name);
  const visibility = await visibilityOf(parts.github, place, name, subject, ctx);
  if (visibility.visibility !== 'selected') {
    const why = `${subject.name} is for all repositories of ${subject.place}, whose runs cannot all be looked at.`;
    return { answer: 'unknown', why };
  }
  const { repositories } = visibility;
  const looked = repositories.slice(0, MOST_REPOSITORIES);
  const answers = await Promise.all(
    looked.map(({ full_name }) => inRepository(full_name, since, parts, ctx)),
  );
  const some = answers.find(({ answer }) => answer === 'some');
  const unclear = some ?? answers.find(({ answer }) => answer === 'unknown');
  if (unclear || repositories.length === looked.length) return unclear ?? { answer: 'none' };
  const why = `${subject.name} is for ${repositories.length} repositories, and the runs of ${looked.length} were looked at.`;
  return { answer: 'unknown', why };
}

function inRepository(repository: string, since: number, parts: Parts, ctx: Context): Promise<Unfinished> {
  return parts.runs.get(`${repository} ${since}`, ctx.clock, async () => {
    try {
      for (const status of STATUSES) {
        if (await hasRuns(repository, status, since, parts, ctx)) {
          const why = `A run of ${repository} that was queued before has not ended (status ${status}).`;
          return { answer: 'some', why };
        }
      }
      return { answer: 'none' };
    } catch (error) {
      const isRefused = error instanceof RegcredError && /^E_STORE_(DENIED|NOT_FOUND)$/.test(error.code);
      if (!isRefused) throw error;
      const why = `The token may not look at the runs of ${repository}: it needs the permission "Actions: read", a classic token the scope repo.`;
      return { answer: 'unknown', why };
    }
  });
}

const runsAnswer = z.object({ workflow_runs: z.array(z.object({ id: z.number() })) });

async function hasRuns(
  repository: string,
  status: (typeof STATUSES)[number],
  since: number,
  parts: Parts,
  ctx: Context,
): Promise<boolean> {
  const place = repositoryPlace(repository, 'actions');
  // GitHub counts in seconds: the second of the cut-over itself belongs to "before".
  const created = `<=${new Date(since).toISOString().slice(0, 19)}Z`;
  const response = await parts.github(
    {
      route: 'GET /repos/{owner}/{repo}/actions/runs',
      // Two, for this very run may be one of them: it reads its secrets from us.
      values: { ...place.values, status, created, per_page: 2, exclude_pull_requests: true },
      expect: [200],
      subject: { ...subjectOf(place, ''), name: `github:${repository}` },
    },
    ctx,
  );
  const { workflow_runs } = parse(runsAnswer, response, ctx);
  return workflow_runs.some(({ id }) => String(id) !== ctx.env.GITHUB_RUN_ID);
}
