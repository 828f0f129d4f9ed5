import type { Context } from '../../context/context.js';

/**
 * Names the job in a journal that several jobs of one machine may share, so that the logout action ends
 * this job's logins and no other's. Not a secret.
 */
export function jobIdentity({ env }: Context): string {
  const parts = [env['GITHUB_RUN_ID'], env['GITHUB_RUN_ATTEMPT'], env['GITHUB_JOB'], env['RUNNER_NAME']];
  if (parts[0]) return parts.map((part) => part ?? '').join('/');
  // GitLab's and Jenkins' name for a job: their agents share a home between jobs just the same.
  return env['CI_JOB_ID'] ?? env['BUILD_TAG'] ?? 'terminal';
}

/** Names one login step: its post step must leave the logins of the job's other steps alone. */
export function stepIdentity(ctx: Context): string {
  return `${jobIdentity(ctx)}#${Buffer.from(ctx.random.bytes(9)).toString('base64url')}`;
}

/** Whether a login belongs to `owner`: a step, or the job whose step it is. */
export function isOwnedBy(login: { readonly owner: string }, owner: string): boolean {
  return login.owner === owner || login.owner.startsWith(`${owner}#`);
}
