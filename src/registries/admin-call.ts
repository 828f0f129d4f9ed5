import type { z } from 'zod';
import type { Context } from '../context/context.js';
import { unclear } from '../distribution/rejection.js';
import { fail } from '../errors.js';
import type { HttpRequest, HttpResponse } from '../http/http.js';
import { foreign } from '../secret/foreign.js';

export interface AdminCall extends Omit<HttpRequest, 'repeatable'> {
  /** What it is for, to be said in errors: `list the robots of web`. */
  readonly action: string;
  /** Statuses of success. */
  readonly expect: readonly number[];
  /** What to do about a 403. */
  readonly forbidden: string;
  /** Only calls that change nothing, or nothing more the second time. Never for one that makes a secret. */
  readonly repeatable: boolean;
}

/**
 * One call of a registry's API with the admin's credential. Answers with another status than expected are
 * errors of the closed list, with the same meaning for every registry; exit code 75 says that a call which
 * changes something may have been carried out (see TokenApi).
 */
export async function adminCall(call: AdminCall, ctx: Context): Promise<HttpResponse> {
  const { action, expect, forbidden, ...request } = call;
  const response = await ctx.http.send(request);
  const { status } = response;
  const api = call.url.host;
  if (expect.includes(status)) return response;
  if (status === 401) throw fail('E_ADMIN_REFUSED', { api, action });
  if (status === 403) throw fail('E_ADMIN_FORBIDDEN', { api, action, hint: forbidden });
  if (status === 429 || status >= 500) throw unclear(response, api, ctx.clock.now());
  const words = foreign(ctx.masks.redact(response.text()));
  throw fail('E_TOKEN_REQUEST', { api, action, status, words: words ? `: ${words}` : '' });
}

/** The answer's JSON as `schema` understands it; E_RESPONSE_INVALID without a word of it otherwise. */
export function parseAnswer<Schema extends z.ZodType>(
  schema: Schema,
  response: HttpResponse,
  call: Pick<AdminCall, 'url'>,
): z.output<Schema> {
  const parsed = schema.safeParse(response.json());
  if (parsed.success) return parsed.data;
  throw fail('E_RESPONSE_INVALID', { host: call.url.host, problem: 'it is not what its API describes' });
}
