import { startServer, type FakeServer, type Fault } from '../../fakes/server.js';
import type { FakeKey } from '../../fakes/aws/state.js';

const body = ({ id, secret, token }: FakeKey) => ({
  AccessKeyId: id,
  SecretAccessKey: secret,
  Token: token,
  Expiration: new Date(Date.now() + 3_600_000).toISOString(),
});

/** What gives credentials to a container: an agent that wants its own token, when it has one. */
export function startAgent(key: FakeKey, token?: string): Promise<FakeServer> {
  return startServer(({ method, url, authorization }) => {
    if (method !== 'GET' || url.pathname !== '/v2/credentials') return { status: 404 };
    return authorization === token ? { status: 200, body: body(key) } : { status: 403, body: { code: 'x' } };
  });
}

/** A machine's metadata service, which gives nothing without the token of its second version. */
export function startMetadata(key: FakeKey | undefined, token: string, fault?: Fault): Promise<FakeServer> {
  const roles = '/latest/meta-data/iam/security-credentials/';
  return startServer(async (request) => {
    const faulty = await fault?.(request);
    if (faulty) return faulty;
    const { method, url, headers } = request;
    if (method === 'PUT' && url.pathname === '/latest/api/token') {
      return headers['x-aws-ec2-metadata-token-ttl-seconds'] ? { status: 200, body: token } : { status: 400 };
    }
    if (headers['x-aws-ec2-metadata-token'] !== token) return { status: 401 };
    if (url.pathname === roles) return key ? { status: 200, body: 'ci-role' } : { status: 404 };
    return key && url.pathname === `${roles}ci-role` ? { status: 200, body: body(key) } : { status: 404 };
  });
}
