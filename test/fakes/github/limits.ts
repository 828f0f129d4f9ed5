import type { Reply, SeenRequest } from '../server.js';

/** What a server limits: GitHub publishes it and tells nobody where they stand. */
export interface Published {
  readonly pointsPerMinute: number;
  readonly contentPerMinute: number;
  readonly contentPerHour: number;
}

/** docs.github.com, "Rate limits for the REST API". */
export const published: Published = { pointsPerMinute: 900, contentPerMinute: 80, contentPerHour: 500 };

/** Refuses what is over the published limits, in sliding windows; what is refused counts too. */
export class LimitKeeper {
  refused = 0;
  private seen: { readonly at: number; readonly points: number; readonly content: number }[] = [];

  constructor(
    private readonly limits: Published,
    private readonly now: () => number,
  ) {}

  admit({ method }: Pick<SeenRequest, 'method'>): Reply | undefined {
    const at = this.now();
    const write = method !== 'GET';
    this.seen = this.seen.filter((each) => at - each.at < 60 * 60_000);
    this.seen.push({ at, points: write ? 5 : 1, content: write ? 1 : 0 });
    const sum = (span: number, what: 'points' | 'content') =>
      this.seen.reduce((total, each) => total + (at - each.at < span ? each[what] : 0), 0);
    const isOver =
      sum(60_000, 'points') > this.limits.pointsPerMinute ||
      (write && sum(60_000, 'content') > this.limits.contentPerMinute) ||
      (write && sum(60 * 60_000, 'content') > this.limits.contentPerHour);
    if (!isOver) return undefined;
    this.refused++;
    return secondaryLimit({ 'retry-after': '60' });
  }
}

/** The answer to who asks too much; without headers GitHub says nothing of how long. */
export function secondaryLimit(
  headers: Readonly<Record<string, string>> = {},
  status: 403 | 429 = 403,
): Reply {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return { status, headers, body: { message, documentation_url: 'https://docs.github.com/rest' } };
}
