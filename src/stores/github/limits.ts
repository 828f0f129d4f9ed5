import { regcredError, RegcredError } from '../../errors/error.js';
import type { Context } from '../../context/context.js';
import type { Budget, Cost, Limits } from '../../http/budget.js';
import type { HttpRequest, HttpResponse } from '../../context/http.js';
import { stopped } from '../../http/stopped.js';
import { unclear } from '../../distribution/rejection.js';

const MINUTE = 60_000;

/**
 * GitHub's secondary limits (docs.github.com, "Rate limits for the REST API"). GitHub allows 100 concurrent calls;
 * 20 are as fast, and leave room for other users of the token.
 */
export const limits: Limits = {
  concurrent: 20,
  windows: [
    { counts: 'points', most: 900, span: MINUTE },
    { counts: 'content', most: 80, span: MINUTE },
    { counts: 'content', most: 500, span: 60 * MINUTE },
  ],
};

/** Counts one point for a read and five for a write. A secret counts as "content", since GitHub does not say. */
function costOf({ method }: HttpRequest): Cost {
  return method === 'GET' ? { points: 1 } : { points: 5, content: 1 };
}

const LONGEST = 15 * MINUTE;
const ATTEMPTS = 3;
const FIRST = 500;

/**
 * Sends a request within the budget. When GitHub limits, all calls wait as it asks; after a quarter of an hour it
 * throws E_RATE_LIMITED. Repeats transient failures, since each call is idempotent.
 */
export async function sendWithin(budget: Budget, request: HttpRequest, ctx: Context): Promise<HttpResponse> {
  let waited = 0;
  let refusals = 0;
  for (let failures = 1; ;) {
    const outcome = await budget
      .run(costOf(request), () => attempt(request, ctx), ctx)
      .catch((error: unknown) => {
        throw ctx.signal.aborted ? stopped(ctx.signal) : error;
      });
    if (outcome instanceof RegcredError || outcome.status >= 500) {
      if (failures++ < ATTEMPTS) await backOff(failures, ctx);
      else throw outcome instanceof RegcredError ? outcome : unclear(outcome, request.url.host, ctx);
    } else if (isLimited(outcome)) {
      const wait = asked(outcome, ctx.clock.now()) ?? MINUTE * 2 ** refusals;
      refusals++;
      waited += wait;
      if (waited > LONGEST) throw limited(request.url.host, wait);
      budget.pause(ctx.clock.now() + wait);
    } else return outcome;
  }
}

/** Returns transient errors (exit code 75) instead of throwing them. */
async function attempt(request: HttpRequest, ctx: Context): Promise<HttpResponse | RegcredError> {
  try {
    // Repetitions of the HTTP client would bypass the budget.
    return await ctx.http.send({ ...request, repeatable: false });
  } catch (error) {
    if (error instanceof RegcredError && error.exit === 75) return error;
    throw error;
  }
}

async function backOff(tries: number, { clock, random, signal }: Context): Promise<void> {
  await clock.sleep(random.fraction() * FIRST * 2 ** tries, signal).catch(() => {
    throw stopped(signal);
  });
}

/** Tells a rate limit from a missing permission, which is a 403 without these headers. */
function isLimited(response: HttpResponse): boolean {
  if (response.status === 429) return true;
  if (response.status !== 403) return false;
  const isSpent = response.header('x-ratelimit-remaining') === '0';
  return isSpent || response.header('retry-after') !== undefined || /rate limit/i.test(response.text());
}

/** Milliseconds to wait, by GitHub's clock. */
function asked(response: HttpResponse, now: number): number | undefined {
  const after = response.header('retry-after');
  if (after !== undefined && /^\d+$/.test(after)) return Number(after) * 1000;
  const reset = response.header('x-ratelimit-reset');
  if (response.header('x-ratelimit-remaining') !== '0' || reset === undefined) return undefined;
  const theirs = Date.parse(response.header('date') ?? '');
  const wait = Number(reset) * 1000 - (Number.isNaN(theirs) ? now : theirs);
  return Number.isFinite(wait) ? Math.max(1000, wait) : undefined;
}

function limited(host: string, wait: number): RegcredError {
  return regcredError('E_RATE_LIMITED', { host, wait: `${Math.ceil(wait / MINUTE)} min` });
}
