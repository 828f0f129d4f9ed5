import type { Context } from '../context/context.js';

/**
 * Names the job in a journal that several jobs of one machine may share, so that the logout action and
 * the post step end this job's logins and no other's. Not a secret.
 */
export function jobIdentity({ env }: Context): string {
  const parts = [env['GITHUB_RUN_ID'], env['GITHUB_RUN_ATTEMPT'], env['GITHUB_JOB'], env['RUNNER_NAME']];
  return parts[0] ? parts.map((part) => part ?? '').join('/') : 'terminal';
}
