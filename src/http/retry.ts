import type { Context } from '../context/context.js';
import { RegcredError } from '../errors/error.js';
import type { HttpResponse } from '../context/http.js';
import { askedToWait } from './retry-after.js';
import { stopped } from './stopped.js';

const ATTEMPTS = 3;
const FIRST = 500;
const LONGEST = 5_000;
const TRANSIENT = new Set([429, 500, 502, 503, 504]);

/**
 * Tries again what failed for a passing reason, with full jitter and as `Retry-After` asks, as long as the
 * deadline (epoch milliseconds) leaves room. What cannot be waited for is answered as it is.
 */
export async function retry(
  attempt: () => Promise<HttpResponse>,
  deadline: number,
  { clock, random, signal }: Pick<Context, 'clock' | 'random' | 'signal'>,
): Promise<HttpResponse> {
  for (let tries = 1; ; tries++) {
    const outcome = await attempt().catch(asError);
    const jitter = random.fraction() * Math.min(LONGEST, FIRST * 2 ** tries);
    const wait = tries < ATTEMPTS && isTransient(outcome) ? pause(outcome, jitter, clock.now()) : Infinity;
    if (clock.now() + wait >= deadline) {
      if (outcome instanceof RegcredError) throw outcome;
      return outcome;
    }
    await clock.sleep(wait, signal).catch(() => {
      throw stopped(signal);
    });
  }
}

function asError(error: unknown): RegcredError {
  if (error instanceof RegcredError) return error;
  throw error;
}

/** Exit code 75 marks the errors that may pass by themselves. */
function isTransient(outcome: HttpResponse | RegcredError): boolean {
  return outcome instanceof RegcredError ? outcome.exit === 75 : TRANSIENT.has(outcome.status);
}

function pause(outcome: HttpResponse | RegcredError, jitter: number, now: number): number {
  if (outcome instanceof RegcredError) return jitter;
  const asked = askedToWait(outcome, now);
  return asked === undefined ? jitter : asked + jitter / 4;
}
