import type { Context } from '../context/context.js';
import { regcredError, type RegcredError } from '../errors/error.js';
import type { HttpResponse } from '../context/http.js';
import { foreign } from '../secret/foreign.js';
import { askedToWait } from '../http/retry-after.js';
import type { Rejection } from './distribution.js';

/**
 * What a server said when it refused. Its code is kept when it has the form of one; its words are redacted
 * before they are cut (a cut secret is no longer recognised) and made harmless.
 */
export function rejection(by: Rejection['by'], response: HttpResponse, ctx: Context): Rejection {
  const { code } = firstError(response);
  const words = wordsOf(response, ctx.masks);
  const serverTime = Date.parse(response.header('date') ?? '');
  return {
    by,
    status: response.status,
    ...(code !== undefined && { code }),
    ...(words !== '' && { words }),
    ...(!Number.isNaN(serverTime) && { serverTime }),
  };
}

/** The OAuth2 code of a refused grant: with status 400 it is a refusal (RFC 6749 section 5.2). */
export function isRefusedGrant(response: HttpResponse): boolean {
  return response.status === 400 && record(parsed(response)).error === 'invalid_grant';
}

function firstError(response: HttpResponse): { code?: string; message?: string } {
  const body = record(parsed(response));
  const first = record(Array.isArray(body.errors) ? body.errors[0] : undefined);
  const code = first.code;
  // Token servers of different makers: distribution, OAuth2, Docker Hub, GitLab.
  const texts = [first.message, body.error_description, body.details, body.message, body.error];
  const message = texts.find((text): text is string => typeof text === 'string' && text !== '');
  return {
    ...(typeof code === 'string' && /^[A-Z_]{1,64}$/.test(code) && { code }),
    ...(message !== undefined && { message }),
  };
}

function parsed(response: HttpResponse): unknown {
  try {
    return response.json();
  } catch {
    return undefined;
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The error for an answer that is neither yes nor no. */
export function unclear(
  response: HttpResponse,
  host: string,
  { clock, masks }: Pick<Context, 'clock' | 'masks'>,
): RegcredError {
  const { status } = response;
  const said = saying(wordsOf(response, masks));
  if (status === 429) {
    const wait = askedToWait(response, clock.now());
    return regcredError('E_RATE_LIMITED', { host, wait: inWords(wait), said });
  }
  return status >= 500
    ? regcredError('E_SERVER_UNAVAILABLE', { host, status, said })
    : regcredError('E_STATUS_UNEXPECTED', { host, status, said });
}

/** Sentences that repeat the status: those of the distribution project and of HTTP. */
const SAYS_NO_MORE =
  /^(?:unauthorized|unauthorised|denied|forbidden|access denied|access forbidden|authentication required|requested access to the resource is denied|too many requests|toomanyrequests|not found|bad request|internal server error|bad gateway|service unavailable|gateway time-?out)$/i;
/** Leaves room for the words around them in a detail of an error (src/secret/foreign.ts). */
const MOST_WORDS = 180;

/** The server's own sentence, as errors add it to ours; empty without one. */
export function saying(words: string | undefined): string {
  const sentence = (words ?? '').slice(0, MOST_WORDS).replace(/[.\s]+$/, '');
  return sentence === '' || SAYS_NO_MORE.test(sentence) ? '' : `It says: “${sentence}”.`;
}

/** The sentence in an answer's body, redacted before it is cut, since a cut secret is no longer recognised. */
export function wordsOf(response: HttpResponse, masks: Pick<Context['masks'], 'redact'>): string {
  const { message } = firstError(response);
  return message === undefined ? '' : foreign(masks.redact(message.slice(0, 4096)));
}

function inWords(wait: number | undefined): string {
  if (wait === undefined) return 'a while';
  return wait === Infinity ? 'for more than a minute' : `${Math.ceil(wait / 1000)} s`;
}
