import type { Context } from '../../context/context.js';
import type { HttpRequest, HttpResponse } from '../../context/http.js';
import { retryAfter } from '../../http/retry-after.js';
import { stopped } from '../../http/stopped.js';

/** Milliseconds that one request waits at most, in all, for GitLab's limits. Its periods are minutes. */
const MOST = 120_000;
const LEAST = 1_000;
const UNTOLD = 10_000;

/**
 * Sends a request and waits where GitLab asks for it: a 429 was not carried out, so that any request may be sent
 * again. What cannot be waited for is answered as it is.
 */
export async function sendPatiently(request: HttpRequest, ctx: Context): Promise<HttpResponse> {
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

/** GitLab sends both Retry-After and RateLimit-Reset, a proxy in front of it perhaps only one. */
function asked(response: HttpResponse, now: number): number {
  const date = response.header('date');
  const after = retryAfter(response.header('retry-after'), date, now);
  if (after !== undefined) return after;
  const reset = response.header('ratelimit-reset') ?? '';
  if (!/^\d{1,12}$/.test(reset)) return UNTOLD;
  const base = Date.parse(date ?? '');
  return Number(reset) * 1000 - (Number.isNaN(base) ? now : base);
}
