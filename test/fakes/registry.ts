import { createContent, problem, type Content, type Wish } from './registry-content.js';
import {
  startServer,
  type Behaviour,
  type Fault,
  type FakeServer,
  type SeenRequest,
  type ServerOptions,
} from './server.js';
import type { Issuer } from './token-server.js';
import { basicUser, type Users } from './users.js';

export type RegistryAuth =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'basic';
      readonly users: Users;
      /** Default: a known user may do everything. */
      may?(username: string, wish: Wish): boolean;
    }
  | {
      readonly kind: 'bearer';
      readonly issuer: Issuer;
      /** Default: `/token` of this registry. */
      readonly realm?: string;
    };

export interface RegistryOptions extends Omit<ServerOptions, 'observeBody'> {
  readonly auth?: RegistryAuth;
  readonly fault?: Fault;
}

export interface FakeRegistry extends FakeServer {
  readonly content: Content;
}

/**
 * A container registry in memory that speaks the distribution protocol: enough for docker login, and for
 * push and pull by docker, podman and skopeo. Faults take the place of single answers.
 */
export async function startRegistry({ auth = { kind: 'none' }, fault, ...options }: RegistryOptions = {}) {
  const content = createContent();
  const own: { origin?: string } = {};
  const handle = async (request: SeenRequest): Promise<Behaviour> => {
    const faulty = await fault?.(request);
    if (faulty !== undefined) return faulty;
    if (auth.kind === 'bearer' && request.url.pathname === '/token') return auth.issuer.answer(request);
    if (!request.url.pathname.startsWith('/v2/')) return { status: 404 };
    const wish = content.wish(request);
    const refusal = await refuse(request, wish, auth, own.origin ?? '');
    if (refusal !== undefined) return refusal;
    return wish === undefined && request.url.pathname === '/v2/' ? welcome : content.answer(request);
  };
  // The bodies are images; a credential in one is the token form, which belongs there.
  const server = await startServer(handle, { ...options, observeBody: false });
  own.origin = server.origin;
  // Kept in one object with the server's getters alive.
  return Object.defineProperties(server, { content: { value: content, enumerable: true } }) as FakeRegistry;
}

const version = { 'docker-distribution-api-version': 'registry/2.0' };
const welcome: Behaviour = { status: 200, headers: version, body: {} };

/** The refusal of a request whose credential is missing, wrong, or has too few rights. */
async function refuse(
  { authorization }: SeenRequest,
  wish: Wish | undefined,
  auth: RegistryAuth,
  origin: string,
): Promise<Behaviour | undefined> {
  if (auth.kind === 'none') return undefined;
  if (auth.kind === 'basic') {
    const username = await basicUser(authorization, auth.users);
    if (username === undefined) return unauthorized('Basic realm="test registry"');
    const allowed = wish === undefined || (auth.may?.(username, wish) ?? true);
    return allowed ? undefined : problem(403, 'DENIED', version);
  }
  const { issuer, realm = `${origin}/token` } = auth;
  const challenge = `Bearer realm="${realm}",service="${issuer.service}"`;
  const access = issuer.accessOf(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '');
  if (access === undefined) return unauthorized(challenge + scopeOf(wish));
  const allowed =
    wish === undefined ||
    access.some(({ name, actions }) => name === wish.repository && actions.includes(wish.action));
  return allowed ? undefined : unauthorized(`${challenge}${scopeOf(wish)},error="insufficient_scope"`);
}

const unauthorized = (challenge: string) =>
  problem(401, 'UNAUTHORIZED', { ...version, 'www-authenticate': challenge });

const scopeOf = (wish: Wish | undefined) =>
  wish === undefined
    ? ''
    : `,scope="repository:${wish.repository}:${wish.action === 'push' ? 'pull,push' : 'pull'}"`;
