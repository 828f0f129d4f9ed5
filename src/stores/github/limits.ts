import { regcredError, RegcredError } from '../../errors/error.js';
import type { Context } from '../../context/context.js';
import type { Budget, Cost, Limits } from '../../http/budget.js';
import type { HttpRequest, HttpResponse } from '../../context/http.js';
import { stopped } from '../../http/stopped.js';
import { unclear } from '../../distribution/rejection.js';

const MINUTE = 60_000;

/**
 * GitHub's published secondary limits (docs.github.com, "Rate limits for the REST API"). 100 calls may be at
 * work at once; 20 are as fast, and leave room for others with the same token.
 */
export const limits: Limits = {
  concurrent: 20,
  windows: [
    { counts: 'points', most: 900, span: MINUTE },
    { counts: 'content', most: 80, span: MINUTE },
    { counts: 'content', most: 500, span: 60 * MINUTE },
  ],
};

/** A read is one point and a write five. Whether a secret is "content" is not documented, so it counts as it. */
function costOf({ method }: HttpRequest): Cost {
  return method === 'GET' ? { points: 1 } : { points: 5, content: 1 };
}

const LONGEST = 15 * MINUTE;
const ATTEMPTS = 3;
const FIRST = 500;

/**
 * Sends a request within the budget. Told to slow down, everything waits as GitHub asks, and after a quarter
 * of an hour it is E_RATE_LIMITED. What fails for a passing reason is sent again: every call of ours may be.
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
      else throw outcome instanceof RegcredError ? outcome : unclear(outcome, request.url.host, 0);
    } else if (isLimited(outcome)) {
      const wait = asked(outcome, ctx.clock.now()) ?? MINUTE * 2 ** refusals;
      refusals++;
      waited += wait;
      if (waited > LONGEST) throw limited(request.url.host, wait);
      budget.pause(ctx.clock.now() + wait);
    } else return outcome;
  }
}

/** Exit code 75 marks the errors that may pass by themselves. */
async function attempt(request: HttpRequest, ctx: Context): Promise<HttpResponse | RegcredError> {
  try {
    // Its own repetitions would not be counted.
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

/** A 403 is also a missing permission: that one carries none of these marks. */
function isLimited(response: HttpResponse): boolean {
  if (response.status === 429) return true;
  if (response.status !== 403) return false;
  const isSpent = response.header('x-ratelimit-remaining') === '0';
  return isSpent || response.header('retry-after') !== undefined || /rate limit/i.test(response.text());
}

/** Milliseconds, measured with GitHub's own clock. */
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
