import type { HttpResponse } from '../context/http.js';

const MOST = 60_000;

/**
 * Milliseconds for which a server asks us to wait, as {@link retryAfter}: by `Retry-After`, else by
 * `X-Retry-After`, the Unix time of Docker Hub's API.
 */
export function askedToWait(response: Pick<HttpResponse, 'header'>, now: number): number | undefined {
  const date = response.header('date');
  const wait = retryAfter(response.header('retry-after'), date, now);
  const time = response.header('x-retry-after');
  if (wait !== undefined || time === undefined || !/^\d{9,11}$/.test(time)) return wait;
  return retryAfter(new Date(Number(time) * 1000).toUTCString(), date, now);
}

/**
 * Milliseconds to wait as `Retry-After` asks (RFC 9110 section 10.2.3: seconds or a date), undefined when
 * it says nothing usable, and Infinity when it asks for more than a minute, which we do not wait.
 * A date is measured against the server's own `Date`, so that a wrong clock does not matter.
 */
export function retryAfter(
  value: string | undefined,
  serverDate: string | undefined,
  now: number,
): number | undefined {
  if (value === undefined) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : untilDate(value, serverDate, now);
  if (wait === undefined || Number.isNaN(wait)) return undefined;
  return wait > MOST ? Infinity : Math.max(0, wait);
}

function untilDate(value: string, serverDate: string | undefined, now: number): number | undefined {
  // Date.parse would also take "-1" and other remains of a number for a date.
  if (!/^[A-Z][a-z]{2,8},? /.test(value)) return undefined;
  const base = Date.parse(serverDate ?? '');
  return Date.parse(value) - (Number.isNaN(base) ? now : base);
}
