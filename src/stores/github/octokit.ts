import { RegcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';

/** A request as octokit has written it, to be sent by our own client. */
export interface Written {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Send = (request: Written) => Promise<HttpResponse>;

/** Sends calls of GitHub's REST API. Whatever its status, the answer is an answer. */
export type Request = (route: string, values: object, send: Send) => Promise<HttpResponse>;

/** The toolkit's octokit, without a token, a transport or a log of its own. */
export async function loadOctokit(baseUrl: string): Promise<Request> {
  // A quarter of a megabyte: loaded with the first request.
  const { GitHub } = await import('@actions/github/lib/utils');
  const none = () => {};
  const octokit = new GitHub({ baseUrl, log: { debug: none, info: none, warn: none, error: none } });
  return async (route, values, send) => {
    let answer: HttpResponse | undefined;
    const fetch = async (url: string, init: Omit<Written, 'url'>) => {
      answer = await send({ ...init, url });
      return asFetched(answer, url);
    };
    await octokit.request(route, { ...values, request: { fetch } }).catch((error: unknown) => {
      // Every status of 400 and more is an error of octokit's, which quotes the request: it ends here.
      const cause: unknown = error instanceof Error ? error.cause : undefined;
      if (answer === undefined) throw cause instanceof RegcredError ? cause : error;
    });
    if (answer === undefined) throw new TypeError('octokit sent nothing');
    return answer;
  };
}

/** As much of a fetch's answer as octokit looks at. */
function asFetched(answer: HttpResponse, url: string) {
  const type = answer.header('content-type');
  return {
    url,
    status: answer.status,
    headers: new Map(type === undefined ? [] : [['content-type', type]]),
    text: () => Promise.resolve(answer.text()),
  };
}
