import type { Reply, SeenRequest } from '../server.js';
import {
  basicPair,
  grantedBy,
  jsonBody,
  startVendor,
  tokenAnswer,
  type VendorOptions,
  type VendorServer,
} from '../vendor.js';

export interface HarborUser {
  readonly password: string;
  readonly sysadmin?: boolean;
  /** Role id by project: 1 project admin, 2 developer. */
  readonly roles?: Readonly<Record<string, number>>;
}

export interface HarborAccess {
  readonly resource: string;
  readonly action: string;
}

export interface HarborRobot {
  id: number;
  /** As answers show it: with prefix and project. */
  name: string;
  secret: string;
  level: string;
  /** 0 for those of the system. */
  projectId: number;
  duration: number;
  /** Epoch seconds, -1 never. */
  expiresAt: number;
  createdAt: number;
  disabled: boolean;
  editable: boolean;
  description: string;
  permissions: readonly { kind: string; namespace: string; access: readonly HarborAccess[] }[];
}

export interface HarborOptions extends VendorOptions {
  readonly users: Readonly<Record<string, HarborUser>>;
  readonly projects: readonly string[];
  readonly prefix?: string;
}

export interface FakeHarbor extends VendorServer {
  readonly robots: readonly HarborRobot[];
  /** A robot that somebody made by hand. */
  put(robot: Partial<HarborRobot> & Pick<HarborRobot, 'name'>): HarborRobot;
  /** What a login is granted by the token service; undefined when it is refused. */
  logIn(username: string, password: string, repository: string): Promise<readonly string[] | undefined>;
}

const DAY = 24 * 60 * 60;
const error = (status: number, code: string, message: string): Reply => ({
  status,
  body: { errors: [{ code, message }] },
});
const badRequest = (message: string) => error(400, 'BAD_REQUEST', message);
const unauthorized = error(401, 'UNAUTHORIZED', 'unauthorized');
const forbidden = error(403, 'FORBIDDEN', 'forbidden');
const notFound = error(404, 'NOT_FOUND', 'not found');

/** Harbor's robots and token service, as goharbor/harbor src/server/v2.0/handler/robot.go behaves. */
export async function startHarbor(options: HarborOptions): Promise<FakeHarbor> {
  const { now = Date.now, prefix = 'robot$', users, projects, draw } = options;
  const robots: HarborRobot[] = [];
  let ids = 0;
  const seconds = () => Math.floor(now() / 1000);
  const add = (robot: Partial<HarborRobot> & Pick<HarborRobot, 'name'>): HarborRobot => {
    const projectId = projects.findIndex((name) => robot.name.startsWith(`${prefix}${name}+`)) + 1;
    const [level, secret] = [projectId > 0 ? 'project' : 'system', draw()];
    const fixed = { disabled: false, editable: true, description: '', permissions: [] };
    const times = { duration: 30, expiresAt: seconds() + 30 * DAY, createdAt: seconds() };
    const made = { id: ++ids, secret, level, projectId, ...fixed, ...times, ...robot };
    robots.push(made);
    return made;
  };

  const answer = (request: SeenRequest): Reply => {
    const { pathname } = request.url;
    if (pathname === '/service/token') return tokenAnswer(request, tokenRights);
    if (pathname.startsWith('/v2/')) return challenge(request);
    const who = caller(request);
    if (who === undefined) return unauthorized;
    const [, area = '', id] = /^\/api\/v2\.0\/([a-z]+)(?:\/([^/]+))?$/.exec(pathname) ?? [];
    if (area === 'users' && id === 'current') return currentUser(who);
    if (area === 'projects' && id !== undefined) return project(request, decodeURIComponent(id), who);
    if (area !== 'robots') return notFound;
    if (id === undefined) return request.method === 'POST' ? create(request, who) : list(request, who);
    const robot = robots.find((one) => String(one.id) === id);
    if (robot === undefined) return notFound;
    const may = (action: string) => allowed(who, robot.projectId, action);
    if (request.method === 'GET') return may('read') ? { status: 200, body: shown(robot) } : forbidden;
    if (request.method === 'DELETE') return may('delete') ? remove(robot) : forbidden;
    if (!may('update')) return forbidden;
    return request.method === 'PUT'
      ? update(robot, jsonBody(request))
      : refreshSecret(robot, jsonBody(request));
  };

  const isAlive = ({ expiresAt, disabled }: HarborRobot) =>
    !disabled && (expiresAt === -1 || expiresAt > seconds());

  function tokenRights({ username, password }: { username: string; password: string }, repository: string) {
    const user = users[username];
    if (user) return user.password === password ? ['pull', 'push'] : undefined;
    const robot = robots.find(({ name }) => name === username);
    // harbor-satellite#307: an expired one is answered 200 and given nothing, whatever the secret.
    if (robot && !robot.disabled && !isAlive(robot)) return [];
    if (!robot || robot.disabled || robot.secret !== password) return undefined;
    return robot.permissions
      .filter(({ namespace }) => namespace === '*' || repository.startsWith(`${namespace}/`))
      .flatMap(({ access }) => access.filter(({ resource }) => resource === 'repository'))
      .map(({ action }) => action);
  }

  function challenge({ authorization, headers }: SeenRequest): Reply {
    const realm = `http://${headers.host ?? ''}/service/token`;
    if (authorization?.startsWith('Bearer ')) return { status: 200, body: {} };
    const challenged = { 'www-authenticate': `Bearer realm="${realm}",service="harbor-registry"` };
    return { ...unauthorized, headers: challenged };
  }

  type Caller = { readonly user?: HarborUser; readonly robot?: HarborRobot };

  function caller({ authorization }: SeenRequest): Caller | undefined {
    const pair = basicPair(authorization);
    const user = users[pair?.username ?? ''];
    if (user) return user.password === pair?.password ? { user } : undefined;
    const robot = robots.find((one) => one.name === pair?.username && one.secret === pair.password);
    return robot && isAlive(robot) ? { robot } : undefined;
  }

  function allowed({ user, robot }: Caller, projectId: number, action: string, resource = 'robot'): boolean {
    const role = user?.roles?.[projects[projectId - 1] ?? ''];
    if (user) return user.sysadmin === true || role === 1 || (resource === 'project' && role !== undefined);
    const spaces = [projects[projectId - 1], '*'];
    return (robot?.permissions ?? [])
      .filter(({ kind, namespace }) => (projectId === 0 ? kind === 'system' : spaces.includes(namespace)))
      .some(({ access }) => access.some((one) => one.resource === resource && one.action === action));
  }

  function currentUser({ user }: Caller): Reply {
    if (!user) return error(412, 'PRECONDITION', 'get userinfo not for robots');
    return { status: 200, body: { user_id: 3, username: 'somebody', sysadmin_flag: user.sysadmin === true } };
  }

  function project({ headers }: SeenRequest, name: string, who: Caller): Reply {
    const byId = headers['x-is-resource-name'] !== 'true' && /^\d+$/.test(name);
    const projectId = byId ? Number(name) : projects.indexOf(name) + 1;
    if (projectId === 0) return notFound;
    if (!allowed(who, projectId, 'read', 'project')) return forbidden;
    const role = who.user?.roles?.[name];
    const roles = {
      current_user_role_id: role ?? 0,
      current_user_role_ids: role === undefined ? null : [role],
    };
    return { status: 200, body: { project_id: projectId, name, ...(who.user && roles) } };
  }

  function list({ url }: SeenRequest, who: Caller): Reply {
    const q = new Map(
      (url.searchParams.get('q') ?? '').split(',').map((one) => one.split('=') as [string, string]),
    );
    const level = q.get('Level') ?? 'system';
    if (level === 'project' && !q.has('ProjectID')) return badRequest('must with project ID');
    const projectId = level === 'project' ? Number(q.get('ProjectID')) : 0;
    if (!allowed(who, projectId, 'list')) return forbidden;
    const size = Math.min(100, Number(url.searchParams.get('page_size') ?? 10));
    const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size;
    const all = robots.filter((one) => one.projectId === projectId).toReversed();
    const page = all.slice(start, start + size).map(shown);
    return { status: 200, headers: { 'x-total-count': String(all.length) }, body: page };
  }

  function create(request: SeenRequest, who: Caller): Reply {
    const wish = jsonBody(request) as {
      [key in 'name' | 'level' | 'description']: string;
    } & { duration: number; disable: boolean; permissions: HarborRobot['permissions'] };
    if (!/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(wish.name))
      return badRequest('robot name contains illegal characters');
    const wrong = invalid(wish);
    if (wrong) return wrong;
    const projectName = wish.permissions[0]?.namespace ?? '';
    const projectId = wish.level === 'project' ? projects.indexOf(projectName) + 1 : 0;
    if (wish.level === 'project' && projectId === 0) return notFound;
    if (!allowed(who, projectId, 'create')) return forbidden;
    const name = `${prefix}${wish.level === 'project' ? `${projectName}+` : ''}${wish.name}`;
    if (robots.some((one) => one.name === name))
      return error(409, 'CONFLICT', 'robot account already exists');
    const createdAt = seconds();
    const duration = wish.duration === 0 ? 30 : wish.duration;
    const expiresAt = duration === -1 ? -1 : createdAt + duration * DAY;
    const { level, description, permissions } = wish;
    // `secret` and `disable` of the request are ignored.
    const made = add({ name, level, description, permissions, projectId, duration, expiresAt, createdAt });
    const { id, secret } = made;
    const creation_time = new Date(createdAt * 1000).toISOString();
    return { status: 201, body: { id, name, secret, creation_time, expires_at: expiresAt } };
  }

  function remove(robot: HarborRobot): Reply {
    robots.splice(robots.indexOf(robot), 1);
    return { status: 200 };
  }

  function update(robot: HarborRobot, wish: Record<string, unknown>): Reply {
    const { duration, permissions, name, level, disable, description } = wish as {
      [key in 'name' | 'level' | 'description']: string;
    } & { duration: number; disable?: boolean; permissions: HarborRobot['permissions'] };
    const wrong = invalid({ duration, level, permissions });
    if (wrong) return wrong;
    if (name !== robot.name || level !== robot.level)
      return badRequest('cannot update the level or name of robot');
    if (duration !== robot.duration) {
      robot.expiresAt = duration === -1 ? -1 : robot.createdAt + (duration === 0 ? 30 : duration) * DAY;
      robot.duration = duration === 0 ? 30 : duration;
    }
    Object.assign(robot, { description: description ?? '', disabled: disable === true, permissions });
    return { status: 200 };
  }

  function refreshSecret(robot: HarborRobot, { secret = '' }: { secret?: string }): Reply {
    const fits =
      secret.length >= 8 && secret.length <= 128 && [/[A-Z]/, /[a-z]/, /\d/].every((one) => one.test(secret));
    if (secret !== '' && !fits)
      return badRequest('the secret must be 8-128 characters, 1 uppercase, 1 lowercase, 1 number');
    robot.secret = secret === '' ? draw() : secret;
    return { status: 200, body: { secret: secret === '' ? robot.secret : '' } };
  }

  const server = await startVendor(answer, options);
  return Object.assign(server, {
    robots,
    put: add,
    logIn: (username: string, password: string, repository: string) =>
      grantedBy(`${server.origin}/service/token`, { username, password }, repository),
  });
}

function invalid(wish: Pick<HarborRobot, 'duration' | 'level' | 'permissions'>): Reply | undefined {
  const { duration, level, permissions = [] } = wish;
  if (!Number.isInteger(duration) || duration < -1 || duration >= 2 ** 31 - 1)
    return badRequest('duration input');
  if (level !== 'project' && level !== 'system') return badRequest('error level input');
  if (permissions.length === 0) return badRequest('empty permission');
  if (permissions.some(({ access }) => access.length === 0)) return badRequest('empty access');
  if (level === 'project' && permissions.length > 1) return badRequest('bad request permission');
  return undefined;
}

/** A robot as answers show it: never with its secret. */
function shown({ projectId: _, secret: __, expiresAt, createdAt, disabled, ...robot }: HarborRobot) {
  const time = new Date(createdAt * 1000).toISOString();
  return { ...robot, disable: disabled, expires_at: expiresAt, creation_time: time, update_time: time };
}
