import type { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { createBudget } from '../../http/budget.js';
import type { HttpRequest, HttpResponse } from '../../context/http.js';
import { apiUrl, authorization, isLimitedFromTheStart } from './api.js';
import { limits, sendWithin } from './limits.js';
import { loadOctokit, type Request } from './octokit.js';
import { noToken, refusal } from './refusal.js';
import type { Subject } from './subject.js';

export interface Call {
  /** As GitHub's reference writes it: `GET /repos/{owner}/{repo}/actions/secrets`. */
  readonly route: string;
  /** What stands in the route's braces; the rest is the query or the body. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Answers that are no error. */
  readonly expect: readonly number[];
  readonly subject: Subject;
}

/** Sends one call. Another status than expected is an error of the closed list. */
export type Github = (call: Call, ctx: Context) => Promise<HttpResponse>;

// Enterprise Server 3.9 and later know this one; a server that does not answers 400.
const VERSION = '2022-11-28';
// A page of repositories or runs is large.
const MAX_BYTES = 8 * 1024 * 1024;

/** GitHub's REST API: octokit writes the requests, our own client sends them, within GitHub's limits. */
export function createGithub(): Github {
  let seenLimits = false;
  let octokit: { readonly api: string; readonly request: Promise<Request> } | undefined;
  // A server that limits says so with every answer, so it is known before the first write.
  const enforced = () => seenLimits || isLimitedFromTheStart(octokit?.api ?? '');
  const budget = createBudget(limits, enforced);
  const send = async (request: HttpRequest, ctx: Context) => {
    const response = await sendWithin(budget, request, ctx);
    seenLimits ||= response.header('x-ratelimit-limit') !== undefined;
    return response;
  };
  return async ({ route, values, expect, subject }, ctx) => {
    const api = checked(apiUrl(ctx.env));
    const token = authorization(ctx);
    if (!token) throw noToken(subject);
    if (octokit?.api !== api.href) octokit = { api: api.href, request: loadOctokit(apiUrl(ctx.env)) };
    const request = await octokit.request;
    const response = await request(route, values, (written) => {
      const url = new URL(written.url);
      // The token is for this server alone, whatever a page of ours or of GitHub's may name.
      if (url.origin !== api.origin) fail('E_URL_INVALID', { host: url.host });
      const { accept = '', 'content-type': type } = written.headers;
      const headers = {
        ...{ accept, authorization: token, 'x-github-api-version': VERSION },
        ...(type !== undefined && { 'content-type': type }),
      };
      const method = written.method as HttpRequest['method'];
      const body = written.body === undefined ? {} : { body: written.body };
      return send({ method, url, headers, ...body, redirect: 'same-origin', maxBytes: MAX_BYTES }, ctx);
    });
    if (expect.includes(response.status)) return response;
    throw refusal(subject, route.startsWith('GET ') ? 'read' : 'written', response, ctx);
  };
}

function checked(api: string): URL {
  if (!URL.canParse(api)) fail('E_URL_INVALID', { host: 'GITHUB_API_URL' });
  return new URL(api);
}

/** The answer's JSON as `schema` understands it; E_RESPONSE_INVALID without a word of it otherwise. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  response: HttpResponse,
  ctx: Pick<Context, 'env'>,
): z.output<Schema> {
  const parsed = schema.safeParse(response.json());
  if (parsed.success) return parsed.data;
  const { host } = checked(apiUrl(ctx.env));
  fail('E_RESPONSE_INVALID', { host, problem: 'it is not what GitHub describes' });
}
