import { isFor } from '../ci.js';
import {
  names,
  pingAnswer,
  vendorJwt,
  type IdentityVendor,
  type IdentityVendorOptions,
} from '../identity-vendor.js';
import type { Reply, SeenRequest } from '../server.js';
import { startVendor } from '../vendor.js';

export interface FakeChainguard extends IdentityVendor {
  /** By UIDP. */
  readonly identities: Map<string, { readonly issuer: string; readonly subject: string }>;
}

const refused = (status: number, code: number, message: string): Reply => ({
  status,
  body: { code, message },
});

/** Chainguard's token exchange and its registry. */
export async function startChainguard({ ci, draw, observe }: IdentityVendorOptions): Promise<FakeChainguard> {
  const identities: FakeChainguard['identities'] = new Map();
  const tokens = new Set<string>();

  function exchange({ url, authorization }: SeenRequest): Reply {
    const identity = identities.get(url.searchParams.get('identity') ?? '');
    const claims = ci.claimsOf(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '');
    if (!claims) return refused(401, 16, 'invalid token');
    if (!isFor(claims, 'issuer.enforce.dev')) return refused(401, 16, 'unexpected audience');
    if (!identity) return refused(404, 5, 'not found');
    if (identity.issuer !== claims['iss'] || identity.subject !== claims['sub'])
      return refused(403, 7, 'identity may not be assumed');
    if (url.searchParams.get('aud') !== 'cgr.dev') return refused(400, 3, 'unknown aud');
    const token = vendorJwt(draw, { exp: Math.floor(Date.now() / 1000) + 3600, aud: 'cgr.dev' });
    tokens.add(token);
    return { status: 200, body: { token } };
  }

  const accepts = (username: string, password: string) => username === '_token' && tokens.has(password);
  const server = await startVendor(
    (request) => {
      const at = `${request.method} ${String(request.headers.host)}${request.url.pathname}`;
      if (at === 'POST issuer.enforce.dev/sts/exchange') return exchange(request);
      return at === 'GET cgr.dev/v2/' ? pingAnswer(request, accepts) : { status: 404 };
    },
    { observe },
  );
  return Object.assign(server, {
    hosts: names(server.host, ['issuer.enforce.dev', 'cgr.dev']),
    identities,
    accepts,
  });
}
