import type { Gitlab } from '@gitbeaker/rest';
import type { Context } from '../../context/context.js';
import { unclear } from '../../distribution/rejection.js';
import type { HttpRequest, HttpResponse } from '../../context/http.js';
import { Secret } from '../../secret/secret.js';
import { secretJson } from '../../secret/secret-json.js';
import { sendWithinLimits } from './limits.js';
import { refusalOf } from './refusal.js';

type ResourceOptions = NonNullable<ConstructorParameters<typeof Gitlab>[0]>;
export type RequesterFn = NonNullable<ResourceOptions['requesterFn']>;
type Requester = ReturnType<RequesterFn>;
type Get = Requester['get'];
type Body = Awaited<ReturnType<Get>>['body'];

/** Placeholder for a secret value in the arguments of gitbeaker. */
export const VALUE = '[value]';

export interface GitlabSender {
  readonly ctx: Context;
  readonly token: Secret;
  /** Replaces {@link VALUE} when the request is sent. */
  readonly value?: Secret;
  /** Returned values are not secret and stay text. Default: each becomes a Secret. */
  readonly plain?: boolean;
}

// A list of 100 variables of a few KiB each, or of 100 jobs.
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Sends the requests of gitbeaker, which knows the paths and reads the pages. Replaces its requester, which retries
 * ten times within a second, ignores Retry-After, holds the token as text, and attaches request bodies to errors. Adds
 * the token and the secret value here, so gitbeaker never sees them.
 */
export function requesterFn(sender: GitlabSender): RequesterFn {
  return ({ url }) => {
    const method =
      (name: Method): Get =>
      async <T extends Body>(path: string, options: Options = {}) => {
        const response = await send(name, new URL(`${url}/${path}`.replace(/([^:])\/{2,}/g, '$1/')), options);
        const body: unknown = name === 'DELETE' ? null : response.json();
        const headers = { link: response.header('link') ?? '' };
        return {
          body: (sender.plain ? body : withSecrets(body)) as T,
          headers,
          status: response.status,
        };
      };
    return {
      get: method('GET'),
      post: method('POST'),
      put: method('PUT'),
      patch: method('PATCH'),
      delete: method('DELETE'),
    };
  };

  async function send(name: Method, url: URL, { searchParams, body }: Options): Promise<HttpResponse> {
    const { ctx, token } = sender;
    url.search = query(searchParams ?? {});
    const request: HttpRequest = {
      method: name,
      url,
      headers: { 'private-token': token, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: json({ ...body }) }),
      maxBytes: MAX_BYTES,
    };
    const response = await sendWithinLimits(request, ctx);
    const { status } = response;
    if (status >= 200 && status < 300) return response;
    if (status === 429 || status >= 500) throw unclear(response, url.host, ctx);
    throw refusalOf(response, ctx);
  }

  function json(body: Record<string, unknown>): Secret {
    const entries = Object.entries(body)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [snake(key), value === VALUE ? sender.value : value] as const);
    return secretJson(Object.fromEntries(entries) as Parameters<typeof secretJson>[0]);
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Options {
  readonly searchParams?: Record<string, unknown>;
  readonly body?: FormData | Record<string, unknown>;
}

/** Converts gitbeaker's camel case. */
const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Writes lists as `scope[]=a` and objects as `filter[environment_scope]=*`, as GitLab reads them. */
function query(parameters: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const key = snake(name);
    if (Array.isArray(value)) value.forEach((item) => search.append(`${key}[]`, String(item)));
    else if (typeof value === 'object' && value !== null)
      Object.entries(value).forEach(([inner, item]) => search.append(`${key}[${inner}]`, String(item)));
    else if (value !== undefined) search.append(key, String(value));
  }
  return search.toString();
}

/** Wraps `value` of a variable, or of each in a list, in a Secret. */
function withSecrets(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withSecrets);
  if (typeof body !== 'object' || body === null || !('value' in body)) return body;
  return typeof body.value === 'string' ? { ...body, value: new Secret(body.value) } : body;
}
