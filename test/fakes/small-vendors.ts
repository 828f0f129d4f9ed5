import type { Exchange } from '../contract/contract.js';
import { startServer } from './server.js';
import type { Behaviour, FakeServer, Observe, Reply, SeenRequest } from './server.js';

/** The slots of one vendor's API, as far as a configuration of `http` needs it; it really keeps its secrets. */
export interface Vendor extends FakeServer {
  /** Every exchange, to be held against the vendor's description. */
  readonly exchanges: readonly Exchange[];
  /** The secrets that log in at this moment. */
  readonly alive: Map<string, string>;
  /** Loses the answers to requests of this method after they took effect; or answers in its own way before. */
  readonly trouble: {
    lose: string | undefined;
    before?: (request: SeenRequest) => Behaviour | undefined;
  };
}

/** Who may ask, and what it does. */
interface Api {
  admits(request: SeenRequest): boolean;
  handle(request: SeenRequest, alive: Map<string, string>): Reply;
}

export async function startVendor(api: Api, observe: Observe): Promise<Vendor> {
  const exchanges: Exchange[] = [];
  const alive = new Map<string, string>();
  const trouble: Vendor['trouble'] = { lose: undefined };
  const server = await startServer(
    (request) => {
      const instead = trouble.before?.(request);
      if (instead) return instead;
      const reply = api.admits(request)
        ? api.handle(request, alive)
        : { status: 401, body: { message: 'no' } };
      exchanges.push({ request, reply });
      return trouble.lose === request.method ? 'drop' : reply;
    },
    // Headers and bodies carry the admin's secret and the new one: only the request line is public.
    { observe: (channel, text) => channel === 'request line' && observe(channel, text), observeBody: false },
  );
  return Object.assign(server, { exchanges, alive, trouble });
}

const basic = (username: string, password: string) => ({
  admits: ({ authorization }: SeenRequest) =>
    authorization === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
});
const path = ({ method, url }: SeenRequest) => `${method} ${url.pathname}`;
const missing: Reply = { status: 404, body: { errors: [{ code: 'NOT_FOUND', message: 'not found' }] } };

/** One robot, 7; its secret is what the client says (goharbor/harbor, handler/robot.go). */
export const harbor = (password: string): Api => ({
  ...basic('admin', password),
  handle(request, alive) {
    const robot = {
      id: 7,
      name: 'robot$ci',
      level: 'system',
      expires_at: -1,
      creation_time: '2026-11-01T00:00:00Z',
    };
    if (path(request) === 'GET /api/v2.0/robots/7') return { status: 200, body: robot };
    if (path(request) !== 'PATCH /api/v2.0/robots/7') return missing;
    const { secret } = JSON.parse(request.body.toString()) as { secret: string };
    const fits = /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret) && secret.length >= 8;
    if (!fits)
      return { status: 400, body: { errors: [{ code: 'BAD_REQUEST', message: `weak: ${secret}` }] } };
    alive.set('robot$ci', secret);
    return { status: 200, body: { secret: '' } };
  },
});

/** Sonatype Nexus: a user's password is the body. */
export const nexus = (password: string): Api => ({
  ...basic('admin', password),
  handle(request, alive) {
    if (path(request) !== 'PUT /service/rest/v1/security/users/ci%20bot/change-password')
      return { status: 404 };
    alive.set('ci bot', request.body.toString());
    return { status: 204 };
  },
});

/** GitLab: a token that rotates itself; and the deploy tokens of project 5. */
export const gitlab = (admin: string, make: () => string): Api & { self: string } => {
  const deploy = new Map<number, { name: string }>();
  const api = {
    self: admin,
    admits: ({ headers }: SeenRequest) => headers['private-token'] === api.self,
    handle(request: SeenRequest, alive: Map<string, string>): Reply {
      const token = {
        id: 31,
        name: 'ci',
        revoked: false,
        active: true,
        user_id: 3,
        scopes: ['read_registry'],
      };
      const made = { ...token, created_at: '2026-11-01T00:00:00.000Z', expires_at: '2027-01-01' };
      if (path(request) === 'GET /api/v4/personal_access_tokens/self') return { status: 200, body: made };
      if (path(request) === 'POST /api/v4/personal_access_tokens/self/rotate') {
        api.self = make();
        return { status: 200, body: { ...made, id: 32, token: api.self } };
      }
      const shown = (id: number) => ({
        id,
        name: deploy.get(id)?.name,
        username: 'ci',
        expires_at: '2027-01-01T00:00:00.000Z',
        revoked: false,
        expired: false,
        scopes: ['read_registry'],
      });
      if (path(request) === 'GET /api/v4/projects/5/deploy_tokens') {
        return { status: 200, body: [...deploy.keys()].map(shown) };
      }
      if (path(request) === 'POST /api/v4/projects/5/deploy_tokens') {
        const id = 100 + deploy.size;
        deploy.set(id, JSON.parse(request.body.toString()) as { name: string });
        const secret = make();
        alive.set(String(id), secret);
        return { status: 201, body: { ...shown(id), token: secret } };
      }
      const id = Number(/^DELETE \/api\/v4\/projects\/5\/deploy_tokens\/(\d+)$/.exec(path(request))?.[1]);
      if (!deploy.delete(id)) return { status: 404, body: { message: '404 Not Found' } };
      alive.delete(String(id));
      return { status: 204 };
    },
  };
  return api;
};

/** Quay: one robot whose token the server generates and tells again. */
export const quay = (token: string, make: () => string): Api => ({
  admits: ({ authorization }) => authorization === `Bearer ${token}`,
  handle(request, alive) {
    const robot = () => ({
      name: 'acme+ci',
      token: alive.get('acme+ci') ?? '',
      created: 'Fri, 10 May 2024 17:46:02 -0000',
      last_accessed: null,
      description: '',
    });
    const place = '/api/v1/organization/acme/robots/ci';
    if (path(request) === `GET ${place}`) return { status: 200, body: robot() };
    if (path(request) !== `POST ${place}/regenerate`) return { status: 400, body: { message: 'no' } };
    alive.set('acme+ci', make());
    return { status: 200, body: robot() };
  },
});
