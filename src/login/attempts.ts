import type { Context } from '../context/context.js';
import type { Allowance } from '../context/allowance.js';
import type { RegcredError } from '../errors/error.js';

export type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Final: a refusal is never retried. */
  | { readonly kind: 'refused'; readonly error: RegcredError }
  /** `once` allows a second attempt and no third. */
  | { readonly kind: 'transient'; readonly error: RegcredError; readonly once?: boolean };

const MOST_ATTEMPTS = 3;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

/**
 * Retries transient failures with full jitter until the deadline, three attempts at most, and none without a
 * password left to send. Few, spread out, and never after a refusal, as the objections in docker/login-action#750
 * ask. `Retry-After` is obeyed by our own requests (src/http), which see it.
 */
export async function attempts<T>(
  deadline: number,
  attempt: (timeLeft: number) => Promise<Attempt<T>>,
  ctx: Context,
  allowance?: Pick<Allowance, 'left'>,
): Promise<T> {
  let cause: RegcredError | undefined;
  for (let count = 1; ; count++) {
    const outcome = await attempt(Math.max(1, deadline - ctx.clock.now()));
    if (outcome.kind === 'done') return outcome.value;
    // An attempt cut short by the deadline learned nothing, so the earlier error is the cause.
    if (cause && outcome.error.code === 'E_TIMEOUT' && ctx.clock.now() >= deadline) throw cause;
    cause = outcome.error;
    const most = outcome.kind === 'transient' && outcome.once ? 2 : MOST_ATTEMPTS;
    if (outcome.kind === 'refused' || count >= most || allowance?.left === 0) throw outcome.error;
    const wait = ctx.random.fraction() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** count);
    if (ctx.clock.now() + wait >= deadline) throw outcome.error;
    ctx.log.info(`${outcome.error.message} Trying again in ${(wait / 1000).toFixed(1)} s.`);
    await ctx.clock.sleep(wait, ctx.signal);
  }
}
