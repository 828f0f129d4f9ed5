import type { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { createBudget } from '../../http/budget.js';
import type { HttpRequest, HttpResponse } from '../../context/http.js';
import { githubApiUrl, authorization, isLimitedFromTheStart } from './api.js';
import { limits, sendWithin } from './limits.js';
import { loadOctokit, type Request } from './octokit.js';
import { noTokenError, refusalError } from './errors.js';
import type { GithubSubject } from './subject.js';

export interface GithubCall {
  /** Route as in GitHub's reference: `GET /repos/{owner}/{repo}/actions/secrets`. */
  readonly route: string;
  /** Values for the route's braces; the rest becomes the query or the body. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Statuses that are not errors. */
  readonly expect: readonly number[];
  readonly subject: GithubSubject;
}

/** Sends one call; another status than expected throws E_STORE_… or E_LEDGER_PLATFORM. */
export type GithubApi = (call: GithubCall, ctx: Context) => Promise<HttpResponse>;

// Enterprise Server knows this version since 3.9; an older server answers 400.
const VERSION = '2022-11-28';
// A page of repositories or runs is large.
const MAX_BYTES = 8 * 1024 * 1024;

/** Builds requests with octokit and sends them by ctx.http, within GitHub's limits. */
export function createGithubApi(): GithubApi {
  let seenLimits = false;
  let octokit: { readonly api: string; readonly request: Promise<Request> } | undefined;
  // Every answer of a limiting server carries its limits, so they are known before the first write.
  const enforced = () => seenLimits || isLimitedFromTheStart(octokit?.api ?? '');
  const budget = createBudget(limits, enforced);
  const send = async (request: HttpRequest, ctx: Context) => {
    const response = await sendWithin(budget, request, ctx);
    seenLimits ||= response.header('x-ratelimit-limit') !== undefined;
    return response;
  };
  return async ({ route, values, expect, subject }, ctx) => {
    const api = checked(githubApiUrl(ctx.env));
    const token = authorization(ctx);
    if (!token) throw noTokenError(subject);
    if (octokit?.api !== api.href) octokit = { api: api.href, request: loadOctokit(githubApiUrl(ctx.env)) };
    const request = await octokit.request;
    const response = await request(route, values, (written) => {
      const url = new URL(written.url);
      // Sends the token to this server only, even if an answer names another address.
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
    throw refusalError(subject, route.startsWith('GET ') ? 'read' : 'written', response, ctx);
  };
}

function checked(api: string): URL {
  if (!URL.canParse(api)) fail('E_URL_INVALID', { host: 'GITHUB_API_URL' });
  return new URL(api);
}

/** Parses the answer's JSON. Throws E_RESPONSE_INVALID, which quotes nothing of it. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  response: HttpResponse,
  ctx: Pick<Context, 'env'>,
): z.output<Schema> {
  const parsed = schema.safeParse(response.json());
  if (parsed.success) return parsed.data;
  const { host } = checked(githubApiUrl(ctx.env));
  fail('E_RESPONSE_INVALID', { host, problem: 'it is not what GitHub describes' });
}
