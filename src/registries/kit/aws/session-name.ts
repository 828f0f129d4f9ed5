import type { Context } from '../../../context/context.js';

/**
 * The name under which CloudTrail shows what the session does: the job, in letters that STS takes. Made of
 * facts that everybody may know, and without anything that looks like a secret of this job.
 */
export function sessionName({ env, masks }: Pick<Context, 'env' | 'masks'>): string {
  const facts = [
    [env['GITHUB_REPOSITORY'], env['GITHUB_RUN_ID']],
    [env['CI_PROJECT_PATH'], env['CI_JOB_ID']],
    [env['JOB_NAME'], env['BUILD_NUMBER']],
  ].find(([, run]) => run);
  const job = masks.redact((facts ?? []).filter(Boolean).join('-'));
  const name = ['regcred', ...(job ? [job] : [])].join('-').replace(/[^\w+=,.@-]+/g, '-');
  // The end tells one run from another.
  return name.length > MOST ? `${name.slice(0, 8)}${name.slice(8 - MOST)}` : name;
}

const MOST = 64;
