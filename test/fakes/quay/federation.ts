import { isFor } from '../ci.js';
import {
  names,
  pingAnswer,
  vendorJwt,
  type IdentityVendor,
  type IdentityVendorOptions,
} from '../identity-vendor.js';
import type { Reply, SeenRequest } from '../server.js';
import { basicPair, startVendor } from '../vendor.js';

export interface RobotFederation {
  readonly issuer: string;
  readonly subject: string;
  readonly audiences?: readonly string[];
}

export interface FakeQuayFederation extends IdentityVendor {
  /** By the robot's full name. */
  readonly robots: Map<string, RobotFederation[]>;
}

const refused = (error: string): Reply => ({ status: 401, body: { error } });

/** Quay's exchange for federated robots, as quay/quay util/security/federated_robot_auth.py behaves. */
export async function startQuayFederation(
  { ci, draw, observe }: IdentityVendorOptions,
  registry: string,
): Promise<FakeQuayFederation> {
  const robots = new Map<string, RobotFederation[]>();
  const tokens = new Map<string, string>();

  function exchange({ authorization }: SeenRequest): Reply {
    const pair = basicPair(authorization);
    const name = pair?.username ?? '';
    const federation = robots.get(name);
    if (!pair || !federation) return refused('Could not find robot with specified username');
    const claims = ci.claimsOf(pair.password);
    if (!claims) return refused('Invalid token: Signature verification failed');
    if (federation.length === 0) return refused('Robot does not have federated login configured');
    const matching = federation.filter(({ issuer }) => issuer === claims['iss']);
    if (matching.length === 0)
      return refused(`issuer ${String(claims['iss'])} not configured for this robot`);
    const audiences = matching.flatMap((one) => one.audiences ?? []);
    if (audiences.length > 0 && !audiences.some((one) => isFor(claims, one)))
      return refused("Invalid token: Audience doesn't match");
    if (!matching.some(({ subject }) => subject === claims['sub']))
      return refused('Token does not match robot');
    const token = vendorJwt(draw, { sub: name, exp: Math.floor(Date.now() / 1000) + 3600 });
    tokens.set(token, name);
    return { status: 200, body: { token } };
  }

  const accepts = (username: string, password: string) => tokens.get(password) === username;
  const server = await startVendor(
    (request) => {
      const { method, url } = request;
      if (url.pathname === '/v2/') return pingAnswer(request, accepts);
      const isExchange = method === 'GET' && url.pathname === '/oauth2/federation/robot/token';
      return isExchange ? exchange(request) : { status: 404 };
    },
    { observe },
  );
  return Object.assign(server, { hosts: names(server.host, [registry]), robots, accepts });
}
