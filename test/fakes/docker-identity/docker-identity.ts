import { isFor } from '../ci.js';
import { names, vendorJwt, type IdentityVendor, type IdentityVendorOptions } from '../identity-vendor.js';
import type { Reply, SeenRequest } from '../server.js';
import { startVendor, tokenAnswer } from '../vendor.js';

export interface Connection {
  readonly organisation: string;
  /** Subjects, `*` as a wildcard at the end. */
  readonly rulesets: readonly string[];
}

export interface FakeDockerIdentity extends IdentityVendor {
  readonly oidcConnections: Map<string, Connection>;
}

/** identity.docker.com as docker/login-action uses it, and Docker Hub's registry with its token service. */
export async function startDockerIdentity(options: IdentityVendorOptions): Promise<FakeDockerIdentity> {
  const { ci, draw, observe } = options;
  const oidcConnections = new Map<string, Connection>();
  const tokens = new Map<string, { organisation: string; until: number }>();

  function exchange({ body }: SeenRequest): Reply {
    const form = new URLSearchParams(body.toString());
    const connection = oidcConnections.get(form.get('connection_id') ?? '');
    const claims = ci.claimsOf(form.get('subject_token') ?? '');
    if (!connection) return { status: 401, body: { message: 'connection not found' } };
    if (!claims || !isFor(claims, 'https://identity.docker.com'))
      return { status: 401, body: { message: 'invalid audience' } };
    const subject = String(claims['sub']);
    const admitted = connection.rulesets.some((rule) =>
      rule.endsWith('*') ? subject.startsWith(rule.slice(0, -1)) : subject === rule,
    );
    if (!admitted) return { status: 401, body: { message: 'unauthorized' } };
    const until = Math.floor(Date.now() / 1000) + Number(form.get('expires_in') ?? 300);
    const access_token = vendorJwt(draw, { sub: connection.organisation, exp: until });
    tokens.set(access_token, { organisation: connection.organisation, until: until * 1000 });
    return { status: 200, body: { access_token } };
  }

  const accepts = (username: string, password: string) => {
    const found = tokens.get(password);
    return found?.organisation === username && found.until > Date.now();
  };

  const server = await startVendor(
    (request) => {
      const { method, url, headers, authorization } = request;
      const at = `${method} ${String(headers.host)}${url.pathname}`;
      if (at === 'POST identity.docker.com/oauth/token') return exchange(request);
      if (at === 'GET auth.docker.io/token')
        return tokenAnswer(request, ({ username, password }) =>
          accepts(username, password) ? ['pull', 'push'] : undefined,
        );
      if (!url.pathname.startsWith('/v2/')) return { status: 404 };
      if (authorization?.startsWith('Bearer ')) return { status: 200, body: {} };
      const challenge = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"';
      return { status: 401, headers: { 'www-authenticate': challenge }, body: {} };
    },
    { observe },
  );
  const all = ['identity.docker.com', 'auth.docker.io', 'registry-1.docker.io', 'index.docker.io'];
  return Object.assign(server, { hosts: names(server.host, all), oidcConnections, accepts });
}
