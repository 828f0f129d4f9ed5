import type { Context } from '../../context/context.js';
import type { HttpRequest, HttpResponse } from '../../context/http.js';
import { retryAfter } from '../../http/retry-after.js';
import { stopped } from '../../http/stopped.js';

/** Longest total wait of one request for GitLab's limits, in milliseconds. GitLab counts per minute. */
const MOST = 120_000;
const LEAST = 1_000;
const DEFAULT = 10_000;

/**
 * Sends a request, and sends it again after a 429, which GitLab did not carry out. Returns the 429 when the wait is
 * too long.
 */
export async function sendWithinLimits(request: HttpRequest, ctx: Context): Promise<HttpResponse> {
  for (let waited = 0; ;) {
    const response = await ctx.http.send(request);
    if (response.status !== 429) return response;
    const wait = Math.max(LEAST, asked(response, ctx.clock.now()));
    waited += wait;
    if (waited > MOST) return response;
    await ctx.clock.sleep(wait, ctx.signal).catch(() => {
      throw stopped(ctx.signal);
    });
  }
}

/** Reads either header: GitLab sends Retry-After and RateLimit-Reset, a proxy perhaps one of them. */
function asked(response: HttpResponse, now: number): number {
  const date = response.header('date');
  const after = retryAfter(response.header('retry-after'), date, now);
  if (after !== undefined) return after;
  const reset = response.header('ratelimit-reset') ?? '';
  if (!/^\d{1,12}$/.test(reset)) return DEFAULT;
  const base = Date.parse(date ?? '');
  return Number(reset) * 1000 - (Number.isNaN(base) ? now : base);
}
