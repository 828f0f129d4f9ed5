import type { Allowance } from '../context/allowance.js';
import type { Context } from '../context/context.js';
import { RegcredError } from '../errors/error.js';
import type { HttpResponse } from '../context/http.js';
import { askedToWait } from './retry-after.js';
import { stopped } from './stopped.js';

const ATTEMPTS = 3;
const FIRST = 500;
const LONGEST = 5_000;
/** Milliseconds; a shorter wait is not reported. */
const WORTH_SAYING = 2_000;
const TRANSIENT = new Set([429, 500, 502, 503, 504]);

/** What is repeated. */
interface Repeated {
  readonly host: string;
  /** Of the password that the request carries. */
  readonly allowance?: Allowance | undefined;
}

/**
 * Retries a transient failure, with full jitter and as `Retry-After` asks, until the deadline (epoch
 * milliseconds). Returns the last response when the next wait would not fit.
 */
export async function retry(
  attempt: () => Promise<HttpResponse>,
  deadline: number,
  {
    clock,
    random,
    signal,
    log,
  }: Pick<Context, 'clock' | 'random' | 'signal'> & Partial<Pick<Context, 'log'>>,
  { host, allowance }: Repeated,
): Promise<HttpResponse> {
  let before: HttpResponse | RegcredError | undefined;
  for (let tries = 1; ; tries++) {
    const latest = await attempt().catch(asError);
    // One that the deadline cut short has learned nothing, so the answer before it is the cause.
    const outcome = isCutShort(latest) && clock.now() >= deadline ? (before ?? latest) : latest;
    before = outcome;
    const jitter = random.fraction() * Math.min(LONGEST, FIRST * 2 ** tries);
    const mayRepeat = tries < ATTEMPTS && allowance?.left !== 0 && isTransient(outcome);
    const wait = mayRepeat ? pause(outcome, jitter, clock.now(), allowance !== undefined) : Infinity;
    if (clock.now() + wait >= deadline) {
      if (outcome instanceof RegcredError) throw outcome;
      return outcome;
    }
    if (wait >= WORTH_SAYING) log?.info(`${host} asks to wait; trying again in ${Math.ceil(wait / 1000)} s.`);
    await clock.sleep(wait, signal).catch(() => {
      throw stopped(signal);
    });
  }
}

function isCutShort(outcome: HttpResponse | RegcredError): boolean {
  return outcome instanceof RegcredError && outcome.code === 'E_TIMEOUT';
}

function asError(error: unknown): RegcredError {
  if (error instanceof RegcredError) return error;
  throw error;
}

/** Exit code 75 marks temporary errors. */
function isTransient(outcome: HttpResponse | RegcredError): boolean {
  return outcome instanceof RegcredError ? outcome.exit === 75 : TRANSIENT.has(outcome.status);
}

/** Infinity where a password met a limit that does not say how long to wait: trying again may lock the account. */
function pause(
  outcome: HttpResponse | RegcredError,
  jitter: number,
  now: number,
  isPassword: boolean,
): number {
  if (outcome instanceof RegcredError) return jitter;
  const asked = askedToWait(outcome, now);
  if (asked === undefined) return isPassword && outcome.status === 429 ? Infinity : jitter;
  return asked + jitter / 4;
}
