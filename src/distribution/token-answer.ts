import type { Context } from '../context/context.js';
import { regcredError } from '../errors/error.js';
import { Secret } from '../secret/secret.js';
import type { Handshake } from './distribution.js';
import { grantedRights } from './granted.js';

const MAX_TOKEN = 32 * 1024;
/** Absent or odd `expires_in` means this, and nothing is shorter (distribution, docs/content/spec/auth/token.md). */
const LEAST_SECONDS = 60;
const MOST_SECONDS = 366 * 24 * 3600;
const SKEW = 5 * 60_000;

/**
 * Reads a token server's answer and masks every token in it before anybody sees one. Throws E_TOKEN_INVALID,
 * without a word of the answer.
 */
export function parseToken(answer: unknown, host: string, ctx: Context): Handshake {
  const invalid = (problem: string) => regcredError('E_TOKEN_INVALID', { host, problem });
  if (typeof answer !== 'object' || answer === null) throw invalid('the answer is not an object');
  const fields = answer as Record<string, unknown>;
  for (const value of [fields.token, fields.access_token, fields.refresh_token, fields.id_token]) {
    if (typeof value === 'string' && value !== '') ctx.masks.learn(value);
  }
  const given = [fields.token, fields.access_token].filter(isGiven);
  const [token] = given;
  if (token === undefined) throw invalid('the answer contains no token');
  if (given.some((value) => typeof value !== 'string')) throw invalid('its token is not a text');
  if (given.some((value) => value !== token)) throw invalid('it contains two different tokens');
  const text = String(token);
  if (text.length > MAX_TOKEN) throw invalid('its token is too long');
  if (!/^[\x21-\x7e]+$/.test(text)) throw invalid('its token contains blanks or control characters');
  const granted = grantedRights(text);
  return {
    scheme: 'bearer',
    authorization: new Secret(`Bearer ${text}`),
    ...(granted && { granted }),
    expiresAt: expiry(fields, host, ctx),
  };
}

/** Servers written in Go may send the field they do not use as an empty text. */
const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

function expiry(fields: Record<string, unknown>, host: string, ctx: Context): number {
  const now = ctx.clock.now();
  const issued = typeof fields.issued_at === 'string' ? Date.parse(fields.issued_at) : NaN;
  const skew = Math.round((issued - now) / 60_000);
  if (issued - now > SKEW) {
    ctx.log.notice(`The clock of ${host} is ${skew} minutes ahead of this machine's.`);
  }
  const given = fields.expires_in;
  const usable = typeof given === 'number' && given >= LEAST_SECONDS && given <= MOST_SECONDS;
  const lifetime = (usable ? given : LEAST_SECONDS) * 1000;
  // A token from a server's cache was issued some time ago; a time in the future is a wrong clock.
  const age = now - issued;
  return now + lifetime - (age > 0 && age < lifetime ? age : 0);
}
