import { randomUUID } from 'node:crypto';
import type { Reply, SeenRequest } from '../server.js';
import {
  grantedBy,
  jsonBody,
  startVendor,
  tokenAnswer,
  type VendorOptions,
  type VendorServer,
} from '../vendor.js';

export interface HubAccount {
  readonly password: string;
  /** Two-factor login or enforced single sign-on: no password is taken by the API. */
  readonly noPassword?: boolean;
}

export interface HubToken {
  readonly id: string;
  /** Account or organisation, which is also the username. */
  readonly owner: string;
  readonly kind: 'personal' | 'organisation';
  label: string;
  token: string;
  isActive: boolean;
  readonly createdAt: number;
  readonly expiresAt?: number;
  readonly scopes: readonly string[];
  readonly resources: readonly { type: string; path: string; scopes: readonly string[] }[];
}

export interface HubOptions extends VendorOptions {
  readonly accounts: Readonly<Record<string, HubAccount>>;
  readonly organizations: Readonly<
    Record<string, { readonly owners: readonly string[]; readonly limit: number }>
  >;
  /** Most that a page holds. */
  readonly page?: number;
}

export interface FakeHub extends VendorServer {
  readonly tokens: readonly HubToken[];
  put(token: Partial<HubToken> & Pick<HubToken, 'owner' | 'label'>): HubToken;
  logIn(username: string, password: string, repository: string): Promise<readonly string[] | undefined>;
}

interface Session {
  readonly account: string;
  readonly from: 'password' | 'personal' | 'organisation';
  readonly until: number;
}

const answerWith = (status: number, message: string): Reply => ({ status, body: { message } });
const unauthorized = answerWith(401, 'unauthorized');
const forbidden = answerWith(403, 'forbidden');
const notFound = answerWith(404, 'not found');

/** Docker Hub's access tokens and its token service, as the description and its issue threads tell. */
export async function startHub(options: HubOptions): Promise<FakeHub> {
  const { now = Date.now, draw, accounts, organizations, page: most = 100 } = options;
  const tokens: HubToken[] = [];
  const sessions = new Map<string, Session>();
  const put = (token: Partial<HubToken> & Pick<HubToken, 'owner' | 'label'>): HubToken => {
    const kind = organizations[token.owner] ? 'organisation' : 'personal';
    const secret = `${kind === 'personal' ? 'dckr_pat_' : 'dckr_oat_'}${draw()}`;
    const fresh = { id: randomUUID(), kind, token: secret, isActive: true, createdAt: now() } as const;
    const made = { ...fresh, scopes: [], resources: [], ...token };
    tokens.push(made);
    return made;
  };
  const isAlive = ({ isActive, expiresAt = Infinity }: HubToken) => isActive && expiresAt > now();
  const find = (username: string, secret: string) =>
    tokens.find((one) => one.owner === username && one.token === secret && isAlive(one));

  const answer = (request: SeenRequest): Reply => {
    const { pathname } = request.url;
    if (pathname === '/token') return tokenAnswer(request, tokenRights);
    if (pathname === '/v2/') return challenge(request);
    if (pathname === '/v2/auth/token')
      return logIn(jsonBody(request) as { identifier: string; secret: string });
    const session = sessions.get(/^Bearer (\S+)$/.exec(request.authorization ?? '')?.[1] ?? '');
    if (session === undefined || session.until <= now()) return unauthorized;
    const [, organization, id] =
      /^\/v2\/(?:orgs\/([^/]+)\/)?access-tokens(?:\/([^/]+))?$/.exec(pathname) ?? [];
    if (!pathname.includes('/access-tokens')) return notFound;
    const refusal = refuse(session, organization);
    if (refusal) return refusal;
    const owner = organization ?? session.account;
    const own = tokens.filter((one) => one.owner === owner);
    if (id !== undefined) return ofToken(request, own, decodeURIComponent(id));
    return request.method === 'POST' ? create(request, owner) : list(request, own);
  };

  /** docker/hub-feedback#2438: a session made from a personal access token manages none, and lists none. */
  function refuse({ from, account }: Session, organization: string | undefined): Reply | undefined {
    if (organization === undefined) {
      if (from === 'personal')
        return answerWith(403, 'token issued from personal access token is not allowed');
      return from === 'organisation' ? forbidden : undefined;
    }
    if (!organizations[organization]) return notFound;
    return from !== 'organisation' && organizations[organization].owners.includes(account)
      ? undefined
      : forbidden;
  }

  function logIn({ identifier, secret }: { identifier: string; secret: string }): Reply {
    const account = accounts[identifier];
    const from =
      account && !account.noPassword && account.password === secret
        ? 'password'
        : find(identifier, secret)?.kind;
    if (from === undefined) return { status: 401, body: { detail: 'Incorrect authentication credentials' } };
    const access_token = draw();
    sessions.set(access_token, { account: identifier, from, until: now() + 10 * 60 * 1000 });
    return { status: 200, body: { access_token } };
  }

  function tokenRights({ username, password }: { username: string; password: string }, repository: string) {
    const token = find(username, password);
    if (token === undefined) return undefined;
    if (token.kind === 'personal') {
      const may = token.scopes.some((scope) => /:(?:write|admin)$/.test(scope)) ? ['pull', 'push'] : ['pull'];
      return repository.startsWith(`${username}/`) ? may : [];
    }
    const scopes = token.resources.filter(({ path }) => path === repository).flatMap((one) => one.scopes);
    return ['pull', 'push'].filter((action) => scopes.some((scope) => scope.includes(action)));
  }

  function challenge({ authorization, headers }: SeenRequest): Reply {
    if (authorization?.startsWith('Bearer ')) return { status: 200, body: {} };
    const challenged = `Bearer realm="http://${headers.host ?? ''}/token",service="registry.docker.io"`;
    return { ...unauthorized, headers: { 'www-authenticate': challenged } };
  }

  function list({ url }: SeenRequest, own: readonly HubToken[]): Reply {
    const [number, asked] = [url.searchParams.get('page') ?? '1', url.searchParams.get('page_size') ?? '10'];
    const size = Math.min(most, Number(asked));
    const start = (Number(number) - 1) * size;
    const results = own.slice(start, start + size).map((token) => shown(token));
    const next =
      start + size < own.length ? { next: `https://elsewhere.invalid/?page=${Number(number) + 1}` } : {};
    return { status: 200, body: { count: own.length, total: own.length, ...next, results } };
  }

  function create(request: SeenRequest, owner: string): Reply {
    const wish = jsonBody(request) as {
      token_label?: string;
      label?: string;
      scopes?: readonly string[];
      resources?: HubToken['resources'];
      expires_at?: string;
    };
    const limit = organizations[owner]?.limit ?? Infinity;
    const used = tokens.filter((one) => one.owner === owner).length;
    if (used >= limit) return answerWith(403, 'maximum number of access tokens reached');
    const label = wish.token_label ?? wish.label ?? '';
    const expiresAt = Date.parse(wish.expires_at ?? '');
    if (label === '' || label.length > 100 || expiresAt <= now()) {
      return { status: 400, body: { fields: { token_label: 'bad' }, text: 'invalid' } };
    }
    const { scopes = [], resources = [] } = wish;
    const made = put({ owner, label, scopes, resources, ...(!Number.isNaN(expiresAt) && { expiresAt }) });
    return {
      status: 201,
      body: { ...shown(made), token: made.token, ...(made.resources.length && { resources }) },
    };
  }

  function ofToken({ method }: SeenRequest, own: readonly HubToken[], id: string): Reply {
    const token = own.find((one) => one.id === id);
    if (token === undefined) return notFound;
    if (method === 'GET') return { status: 200, body: shown(token) };
    if (method !== 'DELETE') return notFound;
    tokens.splice(tokens.indexOf(token), 1);
    return { status: 204 };
  }

  const server = await startVendor(answer, options);
  return Object.assign(server, {
    tokens,
    put,
    logIn: (username: string, password: string, repository: string) =>
      grantedBy(`${server.origin}/token`, { username, password }, repository),
  });
}

/** Only the answer to its creation shows a token's secret. */
function shown({ kind, id, label, isActive, createdAt, expiresAt, scopes }: HubToken) {
  const times = {
    created_at: new Date(createdAt).toISOString(),
    ...(expiresAt !== undefined && { expires_at: new Date(expiresAt).toISOString() }),
  };
  if (kind === 'organisation') {
    return { id, label, created_by: 'owner', is_active: isActive, last_used_at: null, ...times };
  }
  return { uuid: id, token_label: label, is_active: isActive, last_used: null, token: '', scopes, ...times };
}
