import type { Context } from '../../../context/context.js';
import { fail } from '../../../errors/error.js';
import type { HttpResponse } from '../../../context/http.js';
import type { Credential } from '../../contract.js';
import { ending, member } from '../logins/token-exchange.js';
import { callAws, type AwsCall } from './call.js';
import type { AwsCredentials } from './credentials.js';
import { endpointOf } from './endpoint.js';
import { explainToken } from './explain-token.js';
import type { Issuer } from './registry-service.js';
import { sign } from './sign.js';

const USER = 'AWS';

/**
 * A password for every registry that these credentials may use in the region; it lives 12 hours. Which account's
 * registry the answer names (`proxyEndpoint`) is ignored: the login goes to the host the user named.
 * Throws what {@link callAws} throws, and E_TOKEN_INVALID.
 */
export async function authorizationToken(
  issuer: Issuer,
  credentials: AwsCredentials,
  ctx: Context,
): Promise<Credential> {
  const url = endpointOf(issuer.service, issuer.kind, ctx.env);
  const response = await callAws(() => signedCall(url, issuer, credentials, ctx), ctx);
  return passwordIn(response, url.host, ctx);
}

function signedCall(
  url: URL,
  { service, kind }: Issuer,
  credentials: AwsCredentials,
  { clock }: Context,
): AwsCall {
  const [method, body] = ['POST', '{}'] as const;
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': service.operation };
  const { host, pathname: path } = url;
  const scope = { service: service.name, region: kind.region };
  const signable = { method, path, query: '', headers: { ...headers, host }, body };
  const signed = sign(signable, credentials, scope, clock.now());
  return {
    ...{ method, url, body, headers: { ...headers, ...signed } },
    explain: explainToken(service.name, kind.region),
  };
}

/** ECR answers with a list, ECR Public with one object (Smithy: GetAuthorizationTokenResponse). */
function passwordIn(response: HttpResponse, host: string, ctx: Context): Credential {
  const data = member(response.json(), 'authorizationData');
  const first: unknown = Array.isArray(data) ? data[0] : data;
  const token = member(first, 'authorizationToken');
  if (typeof token !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(token)) {
    fail('E_TOKEN_INVALID', { host, problem: 'its answer holds no authorization token' });
  }
  const pair = Buffer.from(token, 'base64').toString('utf8');
  // At the first colon: a password may hold more (docs/faults.md D13).
  const [, username, password = ''] = /^([^:]*):(.*)$/s.exec(pair) ?? [];
  if (username !== USER || !/^[\x21-\x7e]+$/.test(password)) {
    fail('E_TOKEN_INVALID', { host, problem: `it holds no password of the user ${USER}` });
  }
  // Masked together with the user, and so also as the answer held it; once, since it is long.
  const secret = ctx.masks.learn(password, USER);
  const end = member(first, 'expiresAt');
  const expiresAt = typeof end === 'number' && end > 0 && end < 1e11 ? Math.floor(end * 1000) : undefined;
  return { username, secret, ...ending(expiresAt) };
}
