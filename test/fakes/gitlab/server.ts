import { startServer, type Behaviour, type FakeServer, type Fault, type SeenRequest } from '../server.js';
import type { Exchange } from '../../contract/contract.js';
import { FakeAccessTokens } from './access-tokens.js';
import { FakeDeployTokens } from './deploy-tokens.js';
import { message, page, type Call, type Caller, type HomeName } from './state.js';
import { FakeVariables } from './variables.js';

export interface FakeJob {
  readonly id: number;
  readonly status: string;
  readonly started_at: string | null;
}

export interface GitLabOptions {
  /** Makes the random part of each token. */
  readonly makeSecret: () => string;
  readonly observe: (channel: string, text: string) => void;
  readonly now?: () => number;
  /** The path under which GitLab is installed, such as `/gitlab`. */
  readonly root?: string;
}

export interface FakeGitLab extends FakeServer {
  /** `…/api/v4`. */
  readonly api: string;
  readonly variables: FakeVariables;
  readonly accessTokens: FakeAccessTokens;
  readonly deployTokens: FakeDeployTokens;
  readonly jobs: FakeJob[];
  /** What exists: `projects/acme/web`, `groups/acme`; `instance` always does. */
  readonly homes: Set<HomeName>;
  /** By the secret in PRIVATE-TOKEN. */
  readonly callers: Map<string, Caller>;
  /** Instead of the usual answer, and with no effect. */
  before: Fault;
  /** Instead of the usual answer, after it took effect: a lost answer. */
  after: Fault;
  /** As `after`, for answers no GitLab gives: they are not held against its descriptions. */
  spoil: Fault;
  readonly exchanges: readonly Exchange[];
  /** Method and path of all requests that could change something. */
  readonly changes: readonly string[];
}

/** A GitLab with variables, access tokens, deploy tokens and running jobs. */
export async function startGitLab(options: GitLabOptions): Promise<FakeGitLab> {
  const { makeSecret, observe, now = Date.now, root = '' } = options;
  const exchanges: Exchange[] = [];
  const base = `${root}/api/v4`;
  const state = {
    variables: new FakeVariables(),
    accessTokens: new FakeAccessTokens(makeSecret, now),
    deployTokens: new FakeDeployTokens(makeSecret, now),
    jobs: [] as FakeJob[],
    homes: new Set<HomeName>(['instance', 'people']),
    callers: new Map<string, Caller>(),
    before: () => undefined,
    after: () => undefined,
    spoil: () => undefined,
  };
  const server = await startServer(async (request) => {
    // The token is in a header of GitLab's own and the secret in the body: both are meant for it.
    observe('request line', `${request.method} ${request.url.pathname}${request.url.search}`);
    const behaviour = (await gitlab.before(request)) ?? effect(request);
    const reply = (await gitlab.after(request)) ?? behaviour;
    const spoilt = await gitlab.spoil(request);
    if (spoilt !== undefined) return spoilt;
    if (typeof reply !== 'string') exchanges.push({ request, reply });
    return reply;
  });
  const gitlab: FakeGitLab = Object.assign(server, state, {
    exchanges,
    api: `${server.origin}${base}`,
    changes: [] as readonly string[],
  });
  Object.defineProperty(gitlab, 'changes', {
    get: () =>
      server.requests
        .filter(({ method }) => method !== 'GET')
        .map(({ method, url }) => `${method} ${server.origin}${url.pathname}`),
  });
  return gitlab;

  function effect(request: SeenRequest): Behaviour {
    const caller = state.callers.get(String(request.headers['private-token'] ?? ''));
    if (!caller?.active) return message(401, '401 Unauthorized');
    const { pathname } = request.url;
    if (!pathname.startsWith(`${base}/`)) return message(404, '404 Not Found');
    const parts = pathname
      .slice(base.length + 1)
      .split('/')
      .map(decodeURIComponent);
    if (parts.join('/') === 'personal_access_tokens/self') return { status: 200, body: self(caller) };
    const route = routeOf(parts);
    if (!route || !state.homes.has(route.home)) {
      return message(404, `404 ${parts[0] === 'groups' ? 'Group' : 'Project'} Not Found`);
    }
    const mayRead = caller.scopes.includes('api') || caller.scopes.includes('read_api');
    const may = request.method === 'GET' ? mayRead : caller.scopes.includes('api');
    if (!may || (caller.homes && !caller.homes.includes(route.home))) return message(403, '403 Forbidden');
    return answer({ request, home: route.home, rest: route.rest, origin: server.origin, caller }, route.of);
  }

  function answer(call: Omit<Call, 'body'>, of: string): Behaviour {
    const text = call.request.body.toString('utf8');
    const whole = { ...call, body: text === '' ? {} : (JSON.parse(text) as Call['body']) };
    if (of === 'variables') return state.variables.answer(whole);
    if (of === 'deploy_tokens') return state.deployTokens.answer(whole);
    if (of === 'jobs') return page(state.jobs, whole);
    return state.accessTokens.answer(whole);
  }
}

function routeOf(parts: readonly string[]): { home: HomeName; of: string; rest: string[] } | undefined {
  const [first, id, of, ...rest] = parts;
  if (parts.slice(0, 3).join('/') === 'admin/ci/variables') {
    return { home: 'instance', of: 'variables', rest: parts.slice(3) };
  }
  if (first === 'personal_access_tokens') {
    return { home: 'people', of: 'access_tokens', rest: parts.slice(1) };
  }
  if ((first === 'projects' || first === 'groups') && id !== undefined && of !== undefined) {
    return { home: `${first}/${id}`, of, rest };
  }
  return undefined;
}

function self({ id, scopes, active, access_level, expires_at }: Caller): object {
  return {
    id,
    name: 'caller',
    revoked: !active,
    active,
    scopes,
    expires_at: expires_at ?? null,
    ...(access_level !== undefined && { access_level }),
  };
}
