import type { Reply, SeenRequest } from '../server.js';

/** `projects/acme/web`, `groups/acme` or `instance`. */
export type HomeName = string;

/** Who calls: a token of a person, as the fake's tests hand it out. */
export interface Caller {
  readonly id: number;
  readonly scopes: readonly string[];
  readonly active: boolean;
  /** Homes in which it may administer; all of them by default. */
  readonly homes?: readonly HomeName[];
  /** Of a project's or group's bot. */
  readonly access_level?: number;
  readonly expires_at?: string;
}

/** One call after routing. */
export interface Call {
  readonly request: SeenRequest;
  readonly home: HomeName;
  /** What follows the collection: a key, an id. */
  readonly rest: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly origin: string;
  readonly caller: Caller;
}

export const message = (status: number, text: unknown): Reply => ({ status, body: { message: text } });

export const day = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
export const DAY = 86_400_000;

/** One page, with the headers by which clients find the next one. */
export function page(items: readonly object[], { request, origin }: Call): Reply {
  const { searchParams } = request.url;
  const size = Math.min(100, Number(searchParams.get('per_page') ?? 20));
  const number = Number(searchParams.get('page') ?? 1);
  const hasMore = items.length > number * size;
  const next = new URL(`${origin}${request.url.pathname}${request.url.search}`);
  next.searchParams.set('page', String(number + 1));
  return {
    status: 200,
    headers: {
      'x-next-page': hasMore ? String(number + 1) : '',
      ...(hasMore && { link: `<${next.href}>; rel="next"` }),
    },
    body: items.slice((number - 1) * size, number * size),
  };
}
