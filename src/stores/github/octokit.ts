import { RegcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';

/** A request that octokit built and ctx.http sends. */
export interface OctokitRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Send = (request: OctokitRequest) => Promise<HttpResponse>;

/** Sends a call of GitHub's REST API. Returns the answer, whatever its status. */
export type Request = (route: string, values: object, send: Send) => Promise<HttpResponse>;

/** Loads the toolkit's octokit without a token, a transport or a log. */
export async function loadOctokit(baseUrl: string): Promise<Request> {
  // Loaded with the first request, because it is a quarter of a megabyte.
  const { GitHub } = await import('@actions/github/lib/utils');
  const none = () => {};
  const octokit = new GitHub({ baseUrl, log: { debug: none, info: none, warn: none, error: none } });
  return async (route, values, send) => {
    let answer: HttpResponse | undefined;
    const fetch = async (url: string, init: Omit<OctokitRequest, 'url'>) => {
      answer = await send({ ...init, url });
      return asFetched(answer, url);
    };
    await octokit.request(route, { ...values, request: { fetch } }).catch((error: unknown) => {
      // Drops octokit's error for a status of 400 or more: it quotes the request.
      const cause: unknown = error instanceof Error ? error.cause : undefined;
      if (answer === undefined) throw cause instanceof RegcredError ? cause : error;
    });
    if (answer === undefined) throw new TypeError('octokit sent no request');
    return answer;
  };
}

/** The fields of a fetch response that octokit reads. */
function asFetched(answer: HttpResponse, url: string) {
  const type = answer.header('content-type');
  return {
    url,
    status: answer.status,
    headers: new Map(type === undefined ? [] : [['content-type', type]]),
    text: () => Promise.resolve(answer.text()),
  };
}
