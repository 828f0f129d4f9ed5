import type { Context } from '../../../context/context.js';
import { rejection, unclear } from '../../../distribution/rejection.js';
import { fail } from '../../../errors/error.js';
import type { HttpRequest, HttpResponse } from '../../../context/http.js';
import { foreign } from '../../../secret/foreign.js';
import type { Secret } from '../../../secret/secret.js';
import type { Explanation } from '../../contract.js';

/** One call that turns an identity or a key into a token. */
export interface Exchange extends Omit<HttpRequest, 'repeatable' | 'redirect' | 'addresses'> {
  /** What the answer's refusal means: our own words, chosen by its status and text, which is only looked at. */
  readonly explain: (refusal: { readonly status: number; readonly body: string }) => Refused;
}

export interface Refused extends Explanation {
  /** What the server said of it, where that is no JSON of a usual form. */
  readonly words?: string;
}

/** Signatures and ID tokens are refused when clocks differ by more than five minutes (AWS, SigV4). */
const SKEW = 5 * 60_000;

/**
 * Sends it, to the exact host and without following any redirect; again when that failed for a passing reason:
 * one more short-lived token is harmless. Answers with a status of success.
 *
 * Throws E_IDENTITY_REFUSED, E_CLOCK_SKEW, E_RATE_LIMITED, E_SERVER_UNAVAILABLE, and what a request can meet.
 */
export async function exchangeToken({ explain, ...request }: Exchange, ctx: Context): Promise<HttpResponse> {
  const response = await ctx.http.send({ ...request, repeatable: true, carriesPassword: true });
  const { status } = response;
  const { host } = request.url;
  if (status >= 200 && status < 300) return response;
  if (status === 429 || status >= 500) throw unclear(response, host, ctx);
  const skew = Math.abs(Date.parse(response.header('date') ?? '') - ctx.clock.now());
  if (skew > SKEW) fail('E_CLOCK_SKEW', { registry: host, minutes: Math.round(skew / 60_000) });
  const { words: own, ...explanation } = explain({ status, body: response.text() });
  const said =
    own === undefined ? rejection('token-server', response, ctx).words : foreign(ctx.masks.redact(own));
  fail('E_IDENTITY_REFUSED', { host, status, ...explanation, words: said || 'it gives no reason' });
}

/** One member of an answer that is a JSON object; undefined when it is not there, or this is no object. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A token as an answer gave it, masked. Throws E_TOKEN_INVALID, without a word of the answer. */
export function issuedSecret(value: unknown, host: string, ctx: Context): Secret {
  if (typeof value === 'string' && /^[\x21-\x7e]{1,65536}$/.test(value)) return ctx.masks.learn(value);
  fail('E_TOKEN_INVALID', { host, problem: 'its answer holds none, or one that cannot be sent' });
}

/** When a token ends that lives so many seconds; undefined when the answer does not say it in a sensible way. */
export function endAfter(seconds: unknown, ctx: Pick<Context, 'clock'>): number | undefined {
  const isSpan = typeof seconds === 'number' && seconds > 0 && seconds < 1e9;
  return isSpan ? ctx.clock.now() + seconds * 1000 : undefined;
}

/** `{ expiresAt }` where it is known: a credential names nothing that it does not know. */
export function ending(expiresAt: number | undefined): { readonly expiresAt?: number } {
  return expiresAt === undefined || !Number.isFinite(expiresAt) ? {} : { expiresAt };
}
