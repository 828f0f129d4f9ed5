import type { Context } from '../context/context.js';
import { defined } from '../defined.js';
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
  await noticeReplaced(entry, target, job, ctx);
  const record = await storeIn(target, entry, job, ctx);
  // The job's own folder has a file for podman as well: podman reads docker's no more once it has one.
  if (target.mirror) await storeIn({ ...target, ...target.mirror }, entry, job, ctx);
  return record;
}

async function storeIn(target: Target, entry: AuthEntry, job: LoginJob, ctx: Context): Promise<LoginRecord> {
  const { file, key, address } = target;
  // docker's keys have no path, so the journal holds it.
  const registry =
    job.client.family === 'docker' && address.path !== undefined ? identityOf(address) : undefined;
  const assign = async (place?: LoginRecord) => {
    const { assignHelper } = await import('./auth-file/assign-helper.js');
    const assigned = assignment(target, await job.ourHelper(), job.ca, place);
    return assignHelper(file, key, assigned, job.owner, ctx, registry);
  };
  if (job.client.mints) return assign();
  const { canDispatch, location } = job;
  const merged = await mergeLogin(file, key, entry, job.owner, ctx, {
    own: location.own,
    canDispatch,
    registry,
  });
  if (merged.needsHelper) await assign(merged);
  return merged;
}

function assignment({ spec, address }: Target, home: HelperHome, ca = '', place?: LoginRecord) {
  const { provider, username } = spec;
  const login = { registry: formatAddress(address), provider, identity: spec.identity.trim(), username, ca };
  const stored = place && { file: place.file, key: place.key };
  return { login: { ...login, ...defined({ stored }) }, ...home };
}
