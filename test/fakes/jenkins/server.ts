import { startServer, type Behaviour, type FakeServer, type Fault, type SeenRequest } from '../server.js';
import { basicPair } from '../vendor.js';
import type { Exchange } from '../../contract/contract.js';
import { answerTo, page, type Seen } from './routes.js';
import { JenkinsState } from './state.js';

export interface JenkinsOptions {
  readonly observe: (channel: string, text: string) => void;
  readonly makeSecret: () => string;
  readonly now?: () => number;
  /** The path under which Jenkins is installed, such as `/jenkins`. */
  readonly root?: string;
}

/** How this Jenkins differs from others. */
export interface Manner {
  /** Its protection against forged requests. */
  csrf: boolean;
  /** Plugins before March 2026 have pages with the forms. */
  pages: boolean;
  /** In which config.xml is written. */
  encoding: 'utf8' | 'latin1';
}

export interface FakeJenkins extends FakeServer {
  /** What JENKINS_URL says. */
  readonly url: string;
  readonly state: JenkinsState;
  readonly manner: Manner;
  /** Instead of the usual answer, and with no effect. */
  before: Fault;
  /** Instead of the usual answer, after it took effect; not held against the description. */
  spoil: Fault;
  readonly exchanges: readonly Exchange[];
  /** Method and address of all requests that could change something. */
  readonly changes: readonly string[];
  /** Ends all sessions, and the crumbs with them. */
  endSessions(): void;
}

interface Session {
  readonly user: string;
  readonly crumb: string;
}

/** A Jenkins with stores of credentials, folders, users, domains and crumbs. */
export async function startJenkins(options: JenkinsOptions): Promise<FakeJenkins> {
  const { observe, makeSecret, now, root = '' } = options;
  const exchanges: Exchange[] = [];
  const sessions = new Map<string, Session>();
  const state = new JenkinsState();
  const manner: Manner = { csrf: true, pages: true, encoding: 'utf8' };
  const server = await startServer(
    async (request) => {
      // The login is in its header and the secret in the body: both are meant for it.
      observe('request line', `${request.method} ${request.url.pathname}${request.url.search}`);
      const usual = (await jenkins.before(request)) ?? effect(request);
      if (typeof usual !== 'string') exchanges.push({ request, reply: usual });
      return (await jenkins.spoil(request)) ?? usual;
    },
    { ...(now && { now }) },
  );
  const jenkins: FakeJenkins = Object.assign(server, {
    ...{ url: `${server.origin}${root}`, state, manner, exchanges },
    before: () => undefined,
    spoil: () => undefined,
    changes: [] as readonly string[],
    endSessions: () => sessions.clear(),
  });
  Object.defineProperty(jenkins, 'changes', {
    get: () =>
      server.requests
        .filter(({ method }) => method !== 'GET')
        .map(({ method, url }) => `${method} ${server.origin}${url.pathname}`),
  });
  return jenkins;

  function effect(request: SeenRequest): Behaviour {
    const path = request.url.pathname;
    if (!path.startsWith(`${root}/`)) return page(404, 'Not Found');
    const pair = basicPair(request.authorization);
    // Jenkins asks nobody to log in: a stranger is told what a stranger may not.
    if (!pair) return page(403, 'Authentication required', { 'x-you-are-authenticated-as': 'anonymous' });
    const caller = state.callers.get(pair.username);
    const isToken = caller?.tokens?.includes(pair.password) === true;
    const isPassword = caller?.password !== undefined && caller.password === pair.password;
    if (!caller || !(isToken || isPassword)) return page(401, 'Invalid password/token for user');
    if (path === `${root}/crumbIssuer/api/json`) return issueCrumb(pair.username);
    if (request.method === 'POST' && manner.csrf && !isToken && !hasCrumb(request, pair.username)) {
      return page(403, 'No valid crumb was included in the request');
    }
    const may: Seen['may'] = (permission, context) => caller.may?.(permission, context) ?? true;
    const parts = path
      .slice(root.length + 1)
      .split('/')
      .map(decodeURIComponent);
    return answerTo({ request, parts, user: pair.username, may }, state, manner);
  }

  function issueCrumb(user: string): Behaviour {
    if (!manner.csrf) return page(404, 'Not Found');
    const [id, crumb] = [makeSecret(), makeSecret()];
    sessions.set(id, { user, crumb });
    return {
      status: 200,
      headers: {
        'set-cookie': [
          `JSESSIONID.5a1b=${id};Path=/;HttpOnly`,
          'other=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
        ],
      },
      body: { _class: 'hudson.security.csrf.DefaultCrumbIssuer', crumb, crumbRequestField: 'Jenkins-Crumb' },
    };
  }

  function hasCrumb({ headers }: SeenRequest, user: string): boolean {
    const [, id = ''] = /JSESSIONID\.5a1b=([^;]+)/.exec(String(headers.cookie ?? '')) ?? [];
    const session = sessions.get(id);
    return session?.user === user && session.crumb === headers['jenkins-crumb'];
  }
}
