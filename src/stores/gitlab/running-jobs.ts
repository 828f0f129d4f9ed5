import { z } from 'zod';
import type { Unfinished } from '../contract.js';
import { unlessRefused } from './refusal.js';
import type { GitlabSender } from './requester.js';
import { resourceOptions } from './variable-calls.js';

const jobsSchema = z.array(z.object({ id: z.int(), started_at: z.string().nullish() }));
const PAGES = 10;

/**
 * Finds jobs of a project that began before `since` and still run. A job gets its variables when a runner starts it,
 * so a waiting job reads the new value, also in a pipeline created before.
 */
export async function unfinishedJobs(
  project: string,
  since: number,
  sender: GitlabSender,
): Promise<Unfinished> {
  const { Jobs } = await import('@gitbeaker/rest');
  const api = new Jobs(resourceOptions(sender));
  const answer: unknown = await unlessRefused(
    () => api.all(project, { scope: 'running', perPage: 100, maxPages: PAGES }),
    () => undefined,
  );
  const parsed = jobsSchema.safeParse(answer);
  if (!parsed.success) {
    return { answer: 'unknown', why: `GitLab does not show which jobs of ${project} are running.` };
  }
  const old = parsed.data.filter(({ started_at }) => !(Date.parse(started_at ?? '') >= since));
  if (old.length > 0) {
    const jobs = old.length === 1 ? '1 job' : `${old.length} jobs`;
    return {
      answer: 'some',
      why: `${jobs} of ${project} began before the change and may still use the old secret.`,
    };
  }
  return parsed.data.length < PAGES * 100
    ? { answer: 'none' }
    : { answer: 'unknown', why: `${project} has more running jobs than can be checked.` };
}
