import type { Context } from '../context/context.js';

/** Most builds finish within this time; they push at the very end. */
const USUAL_JOB = 30 * 60_000;

/**
 * Warns that a login will probably expire before the job finishes. Not meant for `client: helper`, which issues
 * a login at each request.
 */
export function warnIfShort(expiresAt: number, registry: string, ctx: Context): void {
  const left = Math.round((expiresAt - ctx.clock.now()) / 60_000);
  if (expiresAt - ctx.clock.now() >= USUAL_JOB) return;
  const when = left > 0 ? `expires in ${left} min` : 'has expired, or is about to';
  ctx.log.warning(
    `The login to ${registry} ${when}. A later pull or push will fail. ` +
      'Use `client: helper`, which issues a new login at each request, or log in again right before.',
  );
}
