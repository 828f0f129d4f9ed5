import type { Context } from '../../context/context.js';

/**
 * Names the job in a journal that several jobs of a machine may share, so that the logout action removes
 * only this job's logins. Not a secret.
 */
export function jobOwner({ env }: Context): string {
  const parts = [env['GITHUB_RUN_ID'], env['GITHUB_RUN_ATTEMPT'], env['GITHUB_JOB'], env['RUNNER_NAME']];
  if (parts[0]) return parts.map((part) => part ?? '').join('/');
  // GitLab's and Jenkins' name for a job: their agents may share HOME between jobs too.
  return env['CI_JOB_ID'] ?? env['BUILD_TAG'] ?? 'terminal';
}

/** Names one login step, so that its post step leaves the logins of the job's other steps alone. */
export function newStepOwner(ctx: Context): string {
  return `${jobOwner(ctx)}#${Buffer.from(ctx.random.bytes(9)).toString('base64url')}`;
}

/** Whether a login belongs to `owner`: a step, or the job whose step it is. */
export function isOwnedBy(login: { readonly owner: string }, owner: string): boolean {
  return login.owner === owner || login.owner.startsWith(`${owner}#`);
}
