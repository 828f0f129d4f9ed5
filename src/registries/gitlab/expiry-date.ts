const DAY = 86_400_000;

/** Days that an access token lives at most, unless an instance says otherwise (GitLab 16.0). */
const MOST = 365;

const day = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/**
 * `YYYY-MM-DD` for a token that must live until an instant. It expires at the first moment (UTC) of that day, so
 * the day after is meant; at most 365 days ahead, and at least tomorrow.
 */
export function expiryDate(until: number, now: number, days = MOST): string {
  const wanted = Math.ceil(until / DAY) * DAY;
  const latest = Math.floor(now / DAY + Math.min(days, MOST)) * DAY;
  const earliest = Math.floor(now / DAY + 1) * DAY;
  return day(Math.max(earliest, Math.min(wanted, latest)));
}

/** The last date that an instance with a shorter limit takes, from its words `must be before 2027-01-31`. */
export function dateBefore(words: string, asked: string): string | undefined {
  const limit = /\bbefore (\d{4}-\d{2}-\d{2})\b/.exec(words)?.[1];
  const time = Date.parse(limit ?? '');
  if (Number.isNaN(time)) return undefined;
  const date = day(time - DAY);
  return date < asked ? date : undefined;
}

/** Epoch milliseconds of the end of a token. */
export function endOf(date: string | null | undefined): { expiresAt?: number } {
  const expiresAt = Date.parse(date ?? '');
  return Number.isNaN(expiresAt) ? {} : { expiresAt };
}
