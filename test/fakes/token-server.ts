import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
  type KeyPairKeyObjectResult,
} from 'node:crypto';
import {
  startServer,
  type Fault,
  type FakeServer,
  type Reply,
  type SeenRequest,
  type ServerOptions,
} from './server.js';
import { basicUser, knows, type Users } from './users.js';

export interface IssuerOptions {
  readonly users: Users;
  /** What a user may do with a repository; default: everything. An empty list grants nothing, with status 200. */
  rights?(username: string | undefined, repository: string): readonly string[];
  /** Give a token, without rights of its own, to whoever asks without a credential. */
  readonly anonymous?: boolean;
  /** Give a refresh token when `offline_token` or `access_type=offline` asks for one. */
  readonly refreshTokens?: boolean;
  /** False: the OAuth2 form is not offered (404). Default: it is. */
  readonly post?: boolean;
  readonly service?: string;
  readonly issuer?: string;
  /** Making an RSA key takes a while; issuers may share one. */
  readonly keys?: IssuerKeys;
}

export type IssuerKeys = KeyPairKeyObjectResult;

export function createKeys(): IssuerKeys {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

export interface Issuer {
  readonly service: string;
  readonly issuer: string;
  /** PEM, for a certificate that a real registry is given as rootcertbundle. */
  readonly privateKey: string;
  answer(request: SeenRequest): Promise<Reply>;
  /** What a token of ours grants; undefined for any other. */
  accessOf(token: string): readonly Access[] | undefined;
}

export interface Access {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

/** Issues the RS256 tokens of distribution's token specification, which a real docker-registry accepts. */
export function createIssuer(options: IssuerOptions): Issuer {
  const { service = 'test-registry', issuer = 'test-issuer' } = options;
  const { privateKey, publicKey } = options.keys ?? createKeys();
  const refreshTokens = new Map<string, string>();
  const jwt = (username: string | undefined, access: readonly Access[]) => {
    const now = Math.floor(Date.now() / 1000);
    const header = {
      typ: 'JWT',
      alg: 'RS256',
      kid: keyId(publicKey.export({ type: 'spki', format: 'der' })),
    };
    const times = { iat: now, nbf: now - 10, exp: now + 300, jti: randomBytes(8).toString('hex') };
    const claims = { iss: issuer, sub: username ?? '', aud: service, ...times, access };
    const text = [header, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
  };
  const grant = (username: string | undefined, scopes: readonly string[], offline: boolean): Reply => {
    const access = scopes.flatMap((scope) => allowed(scope, username, options));
    const refresh_token = randomBytes(24).toString('base64url');
    const giveRefresh = offline && options.refreshTokens === true && username !== undefined;
    if (giveRefresh) refreshTokens.set(refresh_token, username);
    const issued_at = new Date().toISOString();
    const token = jwt(username, access);
    return {
      status: 200,
      body: { token, expires_in: 300, issued_at, ...(giveRefresh && { refresh_token }) },
    };
  };

  async function answerGet({ url, authorization }: SeenRequest): Promise<Reply> {
    const username = await basicUser(authorization, options.users);
    const anonymous = authorization === undefined && options.anonymous === true;
    if (username === undefined && !anonymous) return refused;
    const offline = url.searchParams.get('offline_token') === 'true';
    return grant(username, url.searchParams.getAll('scope'), offline);
  }

  async function answerPost({ body }: SeenRequest): Promise<Reply> {
    if (options.post === false) return { status: 404 };
    const form = new URLSearchParams(body.toString());
    const [username, password] = [form.get('username') ?? '', form.get('password') ?? ''];
    const known =
      form.get('grant_type') === 'refresh_token'
        ? refreshTokens.get(form.get('refresh_token') ?? '')
        : (await knows(options.users, username, password))
          ? username
          : undefined;
    if (known === undefined) return refused;
    const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean);
    return grant(known, scopes, form.get('access_type') === 'offline');
  }

  return {
    service,
    issuer,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    answer: (request) => (request.method === 'POST' ? answerPost(request) : answerGet(request)),
    accessOf: (token) => verified(token, publicKey.export({ type: 'spki', format: 'pem' }).toString()),
  };
}

/** The issuer on a server of its own, away from the registry: the realm is `${origin}/token`. */
export function startTokenServer(
  issuer: Issuer,
  options: ServerOptions & { fault?: Fault } = {},
): Promise<FakeServer> {
  const handle = async (request: SeenRequest) =>
    (await options.fault?.(request)) ??
    (request.url.pathname === '/token' ? await issuer.answer(request) : { status: 404 });
  return startServer(handle, { observeBody: false, ...options });
}

const refused: Reply = {
  status: 401,
  body: { errors: [{ code: 'UNAUTHORIZED', message: 'incorrect username or password', detail: null }] },
};

/** The intersection of what a scope asks for and what the user may. Fewer rights than asked are no error. */
function allowed(scope: string, username: string | undefined, options: IssuerOptions): readonly Access[] {
  const [, type = '', name = '', asked = ''] = /^([a-z]+):(.+):([a-z*,]*)$/.exec(scope) ?? [];
  if (name === '') return [];
  const may = options.rights?.(username, name) ?? (username === undefined ? [] : asked.split(','));
  const actions = asked.split(',').filter((action) => may.includes(action));
  return actions.length > 0 ? [{ type, name, actions }] : [];
}

function verified(token: string, publicKey: string): readonly Access[] | undefined {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const signed = Buffer.from(`${header}.${claims}`);
  const genuine = verify('sha256', signed, createPublicKey(publicKey), Buffer.from(signature, 'base64url'));
  if (!genuine) return undefined;
  const { access, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    access: readonly Access[];
    exp: number;
  };
  return exp * 1000 > Date.now() ? access : undefined;
}

/** libtrust's key id: base32 of 30 bytes of the hash of the public key, in groups of four. */
function keyId(spki: Buffer): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...createHash('sha256').update(spki).digest().subarray(0, 30)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const text = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)]).join('');
  return (text.match(/.{4}/g) ?? []).join(':');
}
