import type { Context } from '../context/context.js';

/** A build with its push is usually over by then; it pulls and pushes at its very end. */
const USUAL_JOB = 30 * 60_000;

/**
 * Says that a login will probably end before the job does. Not to be asked for `client: helper`, whose logins
 * are issued again at each request.
 */
export function warnIfShort(expiresAt: number, registry: string, ctx: Context): void {
  const left = Math.round((expiresAt - ctx.clock.now()) / 60_000);
  if (expiresAt - ctx.clock.now() >= USUAL_JOB) return;
  const when = left > 0 ? `ends in ${left} min` : 'is over, or about to be';
  ctx.log.warning(
    `The login to ${registry} ${when}. A job that still pulls or pushes later fails there. ` +
      'With `client: helper` a new one is made whenever it is asked for; or log in again right before.',
  );
}
