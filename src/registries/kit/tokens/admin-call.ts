import type { z } from 'zod';
import type { Context } from '../../../context/context.js';
import { unclear } from '../../../distribution/rejection.js';
import { fail, RegcredError } from '../../../errors/error.js';
import type { HttpRequest, HttpResponse } from '../../../context/http.js';
import { foreign } from '../../../secret/foreign.js';

export interface AdminCall extends Omit<HttpRequest, 'repeatable'> {
  /** Names the call in errors: `list the robots of web`. */
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
  const api = call.url.host;
  const response = await ctx.http.send(request).catch((error: unknown) => {
    if (!changes(call) || !isUnreadable(error)) throw error;
    fail('E_ANSWER_LOST', { api, action });
  });
  const { status } = response;
  if (expect.includes(status)) return response;
  if (changes(call) && status >= 200 && status < 300) fail('E_ANSWER_LOST', { api, action });
  if (status === 401) fail('E_ADMIN_REFUSED', { api, action });
  if (status === 403) fail('E_ADMIN_FORBIDDEN', { api, action, hint: forbidden });
  if (status === 429 || status >= 500) throw unclear(response, api, ctx);
  const words = foreign(ctx.masks.redact(response.text()));
  fail('E_TOKEN_REQUEST', { api, action, status, words: words ? `: ${words}` : '' });
}

/** The server applied the change; only the response is unreadable. */
function isUnreadable(error: unknown): boolean {
  const codes: readonly string[] = ['E_RESPONSE_INVALID', 'E_RESPONSE_TOO_LARGE'];
  return error instanceof RegcredError && codes.includes(error.code);
}

const changes = ({ method }: Pick<AdminCall, 'method'>) => method !== 'GET' && method !== 'HEAD';

/**
 * The answer's JSON as `schema` understands it. Otherwise throws E_RESPONSE_INVALID, and
 * E_ANSWER_LOST after a call that changes something; neither quotes the answer.
 */
export function parseAnswer<Schema extends z.ZodType>(
  schema: Schema,
  response: HttpResponse,
  call: Pick<AdminCall, 'url'> & Partial<Pick<AdminCall, 'method' | 'action'>>,
): z.output<Schema> {
  const parsed = schema.safeParse(json(response));
  if (parsed.success) return parsed.data;
  const { url, method = 'GET', action = 'change something' } = call;
  if (changes({ method })) fail('E_ANSWER_LOST', { api: url.host, action });
  fail('E_RESPONSE_INVALID', { host: url.host, problem: 'it is not what its API describes' });
}

function json(response: HttpResponse): unknown {
  try {
    return response.json();
  } catch {
    return undefined; // No schema of ours takes it.
  }
}
