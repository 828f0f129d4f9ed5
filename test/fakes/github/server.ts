import {
  startServer,
  type Behaviour,
  type FakeServer,
  type Fault,
  type Reply,
  type SeenRequest,
  type ServerOptions,
} from '../server.js';
import { LimitKeeper, type Published } from './limits.js';
import { notFound, routes } from './routes.js';
import { GithubState } from './state.js';

export interface GithubOptions extends Omit<ServerOptions, 'observeBody'> {
  /** The only token that is taken. */
  readonly token: string;
  /** Epoch milliseconds. Default: the machine's clock. */
  readonly now?: () => number;
  readonly limits?: Published;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** Before the request takes effect. */
  readonly fault?: Fault;
  /** After it has taken effect: for lost answers. */
  readonly afterwards?: (request: SeenRequest, reply: Reply) => Behaviour | undefined;
  /** Scopes of a classic token, which each answer names. */
  readonly scopes?: string;
  /** Under which path the API lies: `/api/v3` of Enterprise Server. */
  readonly base?: string;
}

export interface FakeGithub extends FakeServer {
  readonly state: GithubState;
  /** What was asked and what GitHub itself answered, faults left out. */
  readonly exchanges: readonly { readonly request: SeenRequest; readonly reply: Reply }[];
  readonly refused: () => number;
  /** Most requests that were at work at once. */
  readonly mostAtOnce: () => number;
}

/** GitHub's API for secrets, variables and runs, which keeps what it is sent and decrypts it. */
export async function startGithub(options: GithubOptions): Promise<FakeGithub> {
  const { now = Date.now, latency = 0, base = '' } = options;
  const state = await GithubState.create();
  const table = routes(state, now);
  const keeper = options.limits && new LimitKeeper(options.limits, now);
  const exchanges: { request: SeenRequest; reply: Reply }[] = [];
  let working = 0;
  let most = 0;
  const answer = (request: SeenRequest): Reply => {
    if (
      !/^(Bearer|token) /.test(request.authorization ?? '') ||
      request.authorization?.split(' ')[1] !== options.token
    )
      return { status: 401, body: { message: 'Bad credentials' } };
    const path = request.url.pathname;
    if (!path.startsWith(`${base}/`)) return notFound;
    for (const [pattern, handler] of table) {
      const found = pattern.exec(path.slice(base.length));
      if (found)
        return handler(
          request,
          found.slice(1).map((part) => decodeURIComponent(part ?? '')),
        );
    }
    return notFound;
  };
  const server = await startServer(
    async (request) => {
      most = Math.max(most, ++working);
      try {
        const limited = keeper?.admit(request);
        if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
        const fault = limited ?? (await options.fault?.(request));
        if (fault) return fault;
        const reply = answer(request);
        exchanges.push({ request, reply });
        const headers = {
          ...(keeper && { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4000' }),
          ...(options.scopes !== undefined && { 'x-oauth-scopes': options.scopes }),
        };
        return options.afterwards?.(request, reply) ?? { ...reply, headers };
      } finally {
        working--;
      }
    },
    { ...options, observeBody: false },
  );
  return Object.assign(server, {
    ...{ state, exchanges, refused: () => keeper?.refused ?? 0, mostAtOnce: () => most },
  });
}
