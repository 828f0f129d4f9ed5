import type { Context } from '../context/context.js';
import { formatAddress, identityOf } from '../registries/address.js';
import type { AuthEntry, LoginRecord } from './auth-file/auth-file.js';
import { mergeLogin } from './auth-file/merge-login.js';
import type { HelperHome } from './helper/helper-home.js';
import type { LoginJob } from './login-job.js';
import { noticeReplaced } from './notice-replaced.js';
import type { Target } from './target.js';

/** Stores a proved login where the client's programs read it, and says which other login of the job it replaces. */
export async function storeLogin(
  entry: AuthEntry,
  target: Target,
  job: LoginJob,
  ctx: Context,
): Promise<LoginRecord> {
  const { file, key, address } = target;
  // docker's keys have no path, so the journal holds it.
  const registry =
    job.client.family === 'docker' && address.path !== undefined ? identityOf(address) : undefined;
  await noticeReplaced(entry, target, job, ctx);
  if (!job.helper) return mergeLogin(file, key, entry, job.owner, ctx, registry);
  const { assignHelper } = await import('./auth-file/assign-helper.js');
  return assignHelper(file, key, assignment(target, job.helper, job.ca), job.owner, ctx, registry);
}

function assignment({ spec, address }: Target, home: HelperHome, ca = '') {
  const { provider, username } = spec;
  const login = { registry: formatAddress(address), provider, identity: spec.identity.trim(), username, ca };
  return { login, ...home };
}
