import type { Ci } from '../context/ci.js';
import type { Context } from '../context/context.js';
import { RegcredError } from '../errors/error.js';
import { isBlank } from '../registries/kit/logins/secret-form.js';
import { readAuthority, trusting } from '../http/authority.js';
import { clients } from './clients/catalog.js';
import { stepIdentity } from './inputs/job-identity.js';
import { loginTarget, type LoginResult } from './login-target.js';
import { findPlace } from './place.js';
import type { RequestedLogins } from './inputs/requested-login.js';
import { publish } from './publish.js';
import { saveCleanup, type Cleanup } from './logout/cleanup-state.js';
import { findTargets, type Target } from './target.js';
import { withDeadline } from './deadline.js';
import { sweepWorkDirs } from './work-dirs.js';

/**
 * Logs in to every registry of the plan at the same time. Each is all or nothing; those that succeed stay
 * logged in when another fails, and the step then fails with the first error.
 */
export async function login(plan: RequestedLogins, ci: Ci, ctx: Context): Promise<readonly LoginResult[]> {
  for (const spec of plan.logins) {
    // White space alone is no secret but a missing one.
    if (!isBlank(spec.password)) ctx.masks.add(spec.password, spec.username || undefined);
  }

  await sweepWorkDirs(ci.tempDir, ctx);
  const client = await clients[plan.client]();
  const place = await findPlace(plan, client, ci, ctx);
  const owner = stepIdentity(ctx);
  // Recorded before the first attempt, so that a login that fails or is cancelled is cleaned up too; and
  // first of all the new folder, which holds copies of the user's logins.
  const remember = (logins: Cleanup['logins']) =>
    saveCleanup(ci, { owner, logins, ...place.isolation, logout: plan.logout });
  remember([]);
  for (const [name, value] of Object.entries(place.variables)) ci.exportVariable(name, value);
  const ca = plan.ca === undefined ? undefined : await readAuthority(plan.ca, ctx);
  const here = { ...(ca === undefined ? ctx : trusting(ca, ctx)), env: place.env };
  const targets = await findTargets(plan.logins, client, place);
  remember(targets.map(({ file, key }) => ({ file, key })));

  const deadline = ctx.clock.now() + plan.timeout;
  const helping = client.mints ? await import('./helper/helper-home.js') : undefined;
  const helper = helping?.findHelperHome(ci, place.env);
  const job = { onMissing: plan.onMissing, client, helper, place, owner, deadline, ca };
  const within = withDeadline(deadline, here);
  const ends = await Promise.allSettled(
    targets.map((target) => settled(target, () => loginTarget(target, job, within))),
  );
  const results = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  if (helper && results.some(({ status }) => status === 'done'))
    await helping?.announceHelper(helper, ci, here);
  await publish(results, client.id, ci, here);

  const [first, ...others] = results.filter((result): result is Failed => result.status === 'failed');
  for (const { error } of others) ctx.log.error(error.toString());
  // A fault of our own ends the step, but only after the logins beside it have come to their end.
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (first) throw first.error;
  return results;
}

type Failed = Extract<LoginResult, { error: RegcredError }>;

async function settled(target: Target, run: () => Promise<LoginResult>): Promise<LoginResult> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RegcredError) return { status: 'failed', registry: target.address.host, error };
    throw error;
  }
}
