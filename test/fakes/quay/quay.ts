import type { Reply, SeenRequest } from '../server.js';
import {
  grantedBy,
  jsonBody,
  startVendor,
  tokenAnswer,
  type VendorOptions,
  type VendorServer,
} from '../vendor.js';

export interface QuayRobot {
  readonly namespace: string;
  readonly short: string;
  token: string;
  /** Epoch milliseconds. */
  readonly created: number;
  description: string;
  /** Role by repository of the namespace. */
  readonly rights: Map<string, string>;
  readonly teams: string[];
}

export interface QuayOptions extends VendorOptions {
  /** OAuth tokens: which namespaces they administer, and as whom they act at /user. */
  readonly oauth: Readonly<
    Record<string, { readonly user: string; readonly administers: readonly string[] }>
  >;
  readonly repositories: Readonly<Record<string, readonly string[]>>;
  /** Robots that pull for a mirror. */
  readonly mirrors?: ReadonlySet<string>;
}

export interface FakeQuay extends VendorServer {
  readonly robots: readonly QuayRobot[];
  put(namespace: string, short: string, more?: Partial<QuayRobot>): QuayRobot;
  logIn(username: string, password: string, repository: string): Promise<readonly string[] | undefined>;
}

const actions: Readonly<Record<string, readonly string[]>> = {
  read: ['pull'],
  write: ['pull', 'push'],
  admin: ['pull', 'push'],
};
const error = (status: number, type: string, message: string): Reply => ({
  status,
  body: { status, error_message: message, error_type: type, detail: message, title: type, type },
});
const unauthorized = error(401, 'invalid_token', 'Requires authentication');
const forbidden = error(403, 'insufficient_scope', 'Unauthorized');
const unknownRobot = error(400, 'invalid_request', 'Could not find robot with specified username');

/** Quay's robots and token service, as quay/quay endpoints/api/robot.py behaves. */
export async function startQuay(options: QuayOptions): Promise<FakeQuay> {
  const { now = Date.now, draw, oauth, repositories, mirrors = new Set<string>() } = options;
  const robots: QuayRobot[] = [];
  const put = (namespace: string, short: string, more: Partial<QuayRobot> = {}) => {
    const fresh = {
      token: draw(),
      created: now(),
      description: '',
      rights: new Map<string, string>(),
      teams: [],
    };
    const robot = { namespace, short, ...fresh, ...more };
    robots.push(robot);
    return robot;
  };
  const nameOf = ({ namespace, short }: QuayRobot) => `${namespace}+${short}`;

  const answer = (request: SeenRequest): Reply => {
    const { pathname } = request.url;
    if (pathname === '/v2/auth') return tokenAnswer(request, tokenRights);
    if (pathname.startsWith('/v2/')) return challenge(request);
    const who = oauth[/^Bearer (\S+)$/.exec(request.authorization ?? '')?.[1] ?? ''];
    if (who === undefined) return unauthorized;
    const path = pathname.split('/').slice(3).map(decodeURIComponent);
    if (path[0] === 'repository') return grant(request, path.slice(1), who.administers);
    const namespace = path[0] === 'user' ? who.user : (path[1] ?? '');
    if (!who.administers.includes(namespace)) return forbidden;
    const [area, short, action] = path.slice(path[0] === 'user' ? 1 : 2);
    if (area !== 'robots') return error(404, 'not_found', 'Not Found');
    if (short === undefined) return list(request, namespace);
    return ofRobot(request, namespace, short, action);
  };

  function tokenRights({ username, password }: { username: string; password: string }, repository: string) {
    const robot = robots.find((one) => nameOf(one) === username && one.token === password);
    if (robot === undefined) return undefined;
    const [namespace, ...name] = repository.split('/');
    return namespace === robot.namespace ? (actions[robot.rights.get(name.join('/')) ?? ''] ?? []) : [];
  }

  function challenge({ authorization, headers }: SeenRequest): Reply {
    const realm = `http://${headers.host ?? ''}/v2/auth`;
    if (authorization?.startsWith('Bearer ')) return { status: 200, body: {} };
    return { ...unauthorized, headers: { 'www-authenticate': `Bearer realm="${realm}",service="quay.io"` } };
  }

  function shown(robot: QuayRobot, withToken: boolean) {
    // As Python's email.utils.formatdate writes it.
    const created = new Date(robot.created).toUTCString().replace('GMT', '-0000');
    const { description, token } = robot;
    return { name: nameOf(robot), created, last_accessed: null, description, ...(withToken && { token }) };
  }

  function list({ url }: SeenRequest, namespace: string): Reply {
    const isOn = (name: string, otherwise: string) => (url.searchParams.get(name) ?? otherwise) === 'true';
    const found = robots
      .filter((one) => one.namespace === namespace)
      .map((one) => ({
        ...shown(one, isOn('token', 'true')),
        ...(isOn('permissions', 'false') && {
          teams: one.teams.map((name) => ({ name, avatar: {} })),
          repositories: [...one.rights.keys()],
        }),
      }));
    return { status: 200, body: { robots: found } };
  }

  function ofRobot(
    request: SeenRequest,
    namespace: string,
    short: string,
    action: string | undefined,
  ): Reply {
    const robot = robots.find((one) => one.namespace === namespace && one.short === short);
    const call = action === undefined ? request.method : `${request.method} ${action}`;
    if (call === 'PUT') return create(request, namespace, short, robot);
    if (robot === undefined) return unknownRobot;
    if (call === 'GET') return { status: 200, body: shown(robot, true) };
    if (call === 'GET permissions') {
      const permissions = [...robot.rights].map(([name, role]) => ({
        repository: { name, is_public: false },
        role,
      }));
      return { status: 200, body: { permissions } };
    }
    if (call === 'POST regenerate') {
      robot.token = draw();
      return { status: 200, body: shown(robot, true) };
    }
    if (call !== 'DELETE') return error(404, 'not_found', 'Not Found');
    if (mirrors.has(nameOf(robot))) return error(400, 'invalid_request', 'Robot is being used by a mirror');
    robots.splice(robots.indexOf(robot), 1);
    return { status: 204 };
  }

  function create(
    request: SeenRequest,
    namespace: string,
    short: string,
    existing: QuayRobot | undefined,
  ): Reply {
    const valid = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(short) && short.length >= 2;
    if (!valid) return error(400, 'invalid_request', `The name for the robot '${short}' is invalid`);
    if (existing) return error(400, 'invalid_request', `Existing robot with name: ${nameOf(existing)}`);
    const { description = '' } = jsonBody(request) as { description?: string };
    return { status: 201, body: shown(put(namespace, short, { description }), true) };
  }

  function grant(request: SeenRequest, path: readonly string[], administers: readonly string[]): Reply {
    const [namespace = '', repository = '', ...rest] = path;
    if (rest.join('/') !== `permissions/user/${rest[2] ?? ''}` || !['GET', 'PUT'].includes(request.method))
      return error(404, 'not_found', 'Not Found');
    if (!administers.includes(namespace) || !repositories[namespace]?.includes(repository)) return forbidden;
    const robot = robots.find((one) => nameOf(one) === rest[2]);
    if (request.method === 'GET') {
      const held = robot?.rights.get(repository);
      if (held !== undefined)
        return { status: 200, body: { name: rest[2] ?? '', role: held, is_robot: true } };
      return error(400, 'invalid_request', 'User does not have permission for repo.');
    }
    const { role = '' } = jsonBody(request) as { role?: string };
    if (!robot || !actions[role])
      return error(400, 'invalid_request', 'User does not exist or role is unknown');
    robot.rights.set(repository, role);
    return { status: 200, body: { name: nameOf(robot), role, is_robot: true } };
  }

  const server = await startVendor(answer, options);
  return Object.assign(server, {
    robots,
    put,
    logIn: (username: string, password: string, repository: string) =>
      grantedBy(`${server.origin}/v2/auth`, { username, password }, repository),
  });
}
