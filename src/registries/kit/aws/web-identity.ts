import type { Context } from '../../../context/context.js';
import { fail } from '../../../errors/error.js';
import { claims } from '../../../secret/jwt.js';
import type { Secret } from '../../../secret/secret.js';
import { urlEncoded } from '../../../secret/url-encoded.js';
import { issuedSecret } from '../logins/token-exchange.js';
import { xmlText } from './aws-error.js';
import { callAws } from './call.js';
import type { AwsCredentials } from './credentials.js';
import { endpointOf, sts, type EndpointKind } from './endpoint.js';
import { explainSts } from './explain-sts.js';

export interface WebIdentity {
  readonly role: string;
  readonly session: string;
  readonly token: Secret;
  /** Seconds; the role's own default when absent. */
  readonly duration?: string;
}

/**
 * The credentials of a role for one session, for an ID token (STS AssumeRoleWithWebIdentity, which is not
 * signed). Throws what {@link callAws} throws, and E_TOKEN_INVALID.
 */
export async function assumeRole(
  { role, session, token, duration }: WebIdentity,
  kind: EndpointKind,
  ctx: Context,
): Promise<AwsCredentials> {
  const url = endpointOf(sts, kind, ctx.env);
  const body = urlEncoded({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: session,
    WebIdentityToken: token,
    ...(duration !== undefined && { DurationSeconds: duration }),
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const explain = explainSts(role, claims(token));
  const response = await callAws(() => ({ method: 'POST', url, headers, body, explain }), ctx);
  return sessionIn(response.text(), url.host, ctx);
}

function sessionIn(xml: string, host: string, ctx: Context): AwsCredentials {
  const inner = /<Credentials>(.*?)<\/Credentials>/s.exec(xml)?.[1] ?? '';
  const secretAccessKey = issuedSecret(xmlText(inner, 'SecretAccessKey'), host, ctx);
  const sessionToken = issuedSecret(xmlText(inner, 'SessionToken'), host, ctx);
  return { accessKeyId: keyId(xmlText(inner, 'AccessKeyId'), host), secretAccessKey, sessionToken };
}

/** The id of a key as an answer gave it. Throws E_TOKEN_INVALID. */
export function keyId(value: unknown, host: string): string {
  if (typeof value === 'string' && /^\w{16,128}$/.test(value)) return value;
  fail('E_TOKEN_INVALID', { host, problem: 'its answer holds no key of a session' });
}
