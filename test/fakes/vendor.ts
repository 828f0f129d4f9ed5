import {
  startServer,
  type Behaviour,
  type FakeServer,
  type Observe,
  type Reply,
  type SeenRequest,
} from './server.js';

/** What goes wrong with a request: instead of it (`before`), or after it has taken effect (`after`). */
export interface Mishap {
  readonly when: 'before' | 'after';
  readonly happens: Behaviour;
}

export interface VendorExchange {
  readonly request: SeenRequest;
  readonly reply: Reply;
}

export interface VendorServer extends FakeServer {
  /** Every request with the vendor's own answer, also one that was then lost; never a made-up fault. */
  readonly exchanges: readonly VendorExchange[];
  /** Decides for each request whether something goes wrong. Reset with undefined. */
  mishap: ((request: SeenRequest) => Mishap | undefined) | undefined;
}

/** What every fake of a vendor is started with. */
export interface VendorOptions {
  readonly observe?: Observe;
  /** Epoch milliseconds by the vendor's clock. */
  readonly now?: () => number;
  /** Draws the secrets that the vendor makes. */
  readonly draw: () => string;
}

/** A vendor's API on loopback: state behind `answer`, and mishaps in front of it. Bodies hold secrets: not observed. */
export async function startVendor(
  answer: (request: SeenRequest) => Reply | Promise<Reply>,
  { observe, now }: Pick<VendorOptions, 'observe' | 'now'>,
): Promise<VendorServer> {
  const exchanges: VendorExchange[] = [];
  const own: Pick<VendorServer, 'mishap'> = { mishap: undefined };
  const handle = async (request: SeenRequest): Promise<Behaviour> => {
    const mishap = own.mishap?.(request);
    if (mishap?.when === 'before') return mishap.happens;
    const reply = await answer(request);
    exchanges.push({ request, reply });
    return mishap === undefined ? reply : mishap.happens;
  };
  const server = await startServer(handle, {
    observeBody: false,
    ...(observe && { observe }),
    ...(now && { now }),
  });
  return Object.defineProperties(server as VendorServer, {
    exchanges: { value: exchanges },
    mishap: { get: () => own.mishap, set: (value: VendorServer['mishap']) => (own.mishap = value) },
  });
}

/** The next request that could change something meets this, once. `count`: so many of them. */
export function nextChange(
  server: VendorServer,
  mishap: Mishap,
  isChange: (request: SeenRequest) => boolean = ({ method }) => method !== 'GET',
  count = 1,
): void {
  let left = count;
  server.mishap = (request) => (isChange(request) && left-- > 0 ? mishap : undefined);
}

/** Username and password of a Basic header. */
export function basicPair(
  authorization: string | undefined,
): { username: string; password: string } | undefined {
  const [, encoded] = /^Basic (\S+)$/.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString();
  const colon = pair.indexOf(':');
  return { username: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

export const jsonBody = ({ body }: SeenRequest): Record<string, unknown> =>
  body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Record<string, unknown>);

/** The token service of a registry: `rights` are what the login may do with a repository; undefined refuses it. */
export function tokenAnswer(
  request: SeenRequest,
  rights: (pair: { username: string; password: string }, repository: string) => readonly string[] | undefined,
): Reply {
  const pair = basicPair(request.authorization);
  const refused: Reply = {
    status: 401,
    body: { errors: [{ code: 'UNAUTHORIZED', message: 'unauthorized', detail: null }] },
  };
  if (pair === undefined || rights(pair, '') === undefined) return refused;
  const access = request.url.searchParams.getAll('scope').flatMap((scope) => {
    const [, type = '', name = '', asked = ''] = /^([a-z]+):(.+):([a-z*,]*)$/.exec(scope) ?? [];
    const may = rights(pair, name) ?? [];
    return name === '' ? [] : [{ type, name, actions: asked.split(',').filter((one) => may.includes(one)) }];
  });
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: 'fake', sub: pair.username, iat: now, nbf: now, exp: now + 300, access };
  const token = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
  return {
    status: 200,
    body: { token, access_token: token, expires_in: 300, issued_at: new Date().toISOString() },
  };
}

/** What a token of {@link tokenAnswer} grants for a repository; undefined: the login is refused. */
export async function grantedBy(
  realm: string,
  login: { username: string; password: string },
  repository: string,
): Promise<readonly string[] | undefined> {
  const url = new URL(realm);
  url.searchParams.set('scope', `repository:${repository}:pull,push`);
  const pair = Buffer.from(`${login.username}:${login.password}`).toString('base64');
  const response = await fetch(url, { headers: { authorization: `Basic ${pair}` } });
  if (response.status !== 200) return undefined;
  const { token } = (await response.json()) as { token: string };
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    access: readonly { actions: readonly string[] }[];
  };
  return claims.access.flatMap(({ actions }) => actions);
}
