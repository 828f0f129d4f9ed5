import type { Ci } from '../context/ci.js';
import type { Context } from '../context/context.js';
import { RegcredError } from '../errors/error.js';
import { identityOf } from '../registries/address.js';
import { isBlank } from '../registries/kit/logins/secret-form.js';
import { readAuthority, trusting } from '../http/authority.js';
import { clients } from './clients/catalog.js';
import type { HelperHome } from './helper/helper-home.js';
import { newStepOwner } from './inputs/job-owner.js';
import { loginTarget, type LoginResult } from './login-target.js';
import { findAuthLocation } from './auth-location.js';
import { enabledScope } from './inputs/scope.js';
import type { RequestedLogins } from './inputs/requested-login.js';
import { publish } from './publish.js';
import { unnamedLogins } from './unnamed-logins.js';
import { saveCleanup, type Cleanup } from './logout/cleanup-state.js';
import { findTargets, type Target } from './target.js';
import { withDeadline } from './deadline.js';
import { sweepWorkDirs } from './work-dirs.js';

/**
 * Logs in to every requested registry at the same time. Each login is all or nothing. One that succeeds stays
 * when another fails; the step then fails with the first error.
 */
export async function login(request: RequestedLogins, ci: Ci, ctx: Context): Promise<readonly LoginResult[]> {
  for (const spec of request.logins) {
    // White space alone counts as a missing secret.
    if (!isBlank(spec.password)) ctx.masks.add(spec.password, spec.username || undefined);
  }

  const { named, skipped } = unnamedLogins(request, ctx);
  const scoped = named.map((spec) => ({ ...spec, scope: enabledScope(spec.scope, ctx) }));
  await sweepWorkDirs(ci.tempDir, ctx);
  const client = await clients[request.client]();
  const location = await findAuthLocation(request, client, ci, ctx);
  const owner = newStepOwner(ctx);
  // Recorded before the first attempt, so that a failed or cancelled login is cleaned up too. The new folder
  // comes first: it already holds copies of the user's logins.
  const saveLogins = (logins: Cleanup['logins']) =>
    saveCleanup(ci, { owner, logins, ...location.isolation, logout: request.logout });
  saveLogins([]);
  for (const [name, value] of Object.entries(location.variables)) ci.exportVariable(name, value);
  const ca = request.ca === undefined ? undefined : await readAuthority(request.ca, ctx);
  const jobCtx = { ...(ca === undefined ? ctx : trusting(ca, ctx)), env: location.env };
  const targets = await findTargets(scoped, client, location);
  const places = targets.flatMap(({ file, key, mirror }) => [{ file, key }, ...(mirror ? [mirror] : [])]);
  saveLogins(places);

  const deadline = ctx.clock.now() + request.timeout;
  let helper: HelperHome | undefined;
  // Loaded for the few logins that need it.
  const ourHelper = async () => {
    const { findHelperHome } = await import('./helper/helper-home.js');
    return (helper ??= findHelperHome(ci, location.env));
  };
  // A terminal cannot tell other programs where the helper is.
  const canDispatch = ci.id !== 'terminal';
  const job = { onMissing: request.onMissing, client, ourHelper, canDispatch, location, owner, deadline, ca };
  const loginCtx = withDeadline(deadline, jobCtx);
  const outcomes = await Promise.allSettled(
    targets.map((target) => settled(target, () => loginTarget(target, job, loginCtx))),
  );
  const settledResults = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const results = [...skipped, ...settledResults];
  if (helper && results.some(({ status }) => status === 'done')) {
    await (await import('./helper/helper-home.js')).announceHelper(helper, ci, jobCtx);
  }
  await publish(results, client.id, ci, jobCtx);

  const [first, ...others] = results.filter((result): result is Failed => result.status === 'failed');
  for (const { error } of others) ctx.log.error(error.toString());
  // Our own bug fails the step only after the other logins have finished.
  for (const one of outcomes) if (one.status === 'rejected') throw one.reason;
  if (first) throw first.error;
  return results;
}

type Failed = Extract<LoginResult, { error: RegcredError }>;

async function settled(target: Target, run: () => Promise<LoginResult>): Promise<LoginResult> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RegcredError)
      return { status: 'failed', registry: identityOf(target.address), error };
    throw error;
  }
}
