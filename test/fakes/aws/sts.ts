import type { Reply, SeenRequest } from '../server.js';
import type { Operation } from '../../contract/smithy.js';
import type { AwsState } from './state.js';

const XMLNS = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** STS AssumeRoleWithWebIdentity: looks at the token as AWS does, but for its signature. */
export function answerSts(request: SeenRequest, state: AwsState, contract?: Operation): Reply {
  const form = Object.fromEntries(new URLSearchParams(request.body.toString()));
  const { Action, Version, ...given } = form;
  if (Action !== 'AssumeRoleWithWebIdentity' || Version !== '2011-06-15')
    return refuse(400, 'InvalidAction', '');
  const { DurationSeconds, ...members } = given;
  const input = {
    ...members,
    ...(DurationSeconds !== undefined && { DurationSeconds: Number(DurationSeconds) }),
  };
  state.faults.push(...(contract?.input(input) ?? []));
  const { RoleArn = '', RoleSessionName = '', WebIdentityToken = '' } = members;
  const claims = claimsOf(WebIdentityToken);
  const provider = state.providers[claims.iss.replace('https://', '')];
  if (!provider) {
    return refuse(
      400,
      'InvalidIdentityToken',
      `No OpenIDConnect provider found in your account for ${claims.iss}`,
    );
  }
  if (!provider.includes(claims.aud)) return refuse(400, 'InvalidIdentityToken', 'Incorrect token audience');
  if (claims.exp * 1000 <= state.now()) {
    return refuse(
      400,
      'ExpiredTokenException',
      'Token expired: current date/time must be before the expiration',
    );
  }
  const role = state.roles[RoleArn];
  if (!role?.subjects.includes(claims.sub)) {
    return refuse(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  }
  if (Number(DurationSeconds ?? 3600) > (role.longest ?? 3600)) {
    const words = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    return refuse(400, 'ValidationError', words);
  }
  const session = state.open(role.actions);
  state.sessions.push(RoleSessionName);
  const output = {
    Credentials: {
      AccessKeyId: session.id,
      SecretAccessKey: session.secret,
      SessionToken: session.token ?? '',
      Expiration: new Date(state.now() + 3_600_000).toISOString(),
    },
    SubjectFromWebIdentityToken: claims.sub.padEnd(6, '.'),
    AssumedRoleUser: { AssumedRoleId: `AROAEXAMPLE:${RoleSessionName}`, Arn: RoleArn },
    Provider: claims.iss,
    Audience: claims.aud,
  };
  state.faults.push(...(contract?.output(output) ?? []));
  const result = `<AssumeRoleWithWebIdentityResult>${xml(output)}</AssumeRoleWithWebIdentityResult>`;
  const body = `<AssumeRoleWithWebIdentityResponse xmlns="${XMLNS}">\n  ${result}\n</AssumeRoleWithWebIdentityResponse>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

/** An error of the Query protocol. */
export function refuse(status: number, code: string, message: string): Reply {
  const error = xml({ Type: 'Sender', Code: code, Message: message });
  const body = `<ErrorResponse xmlns="${XMLNS}"><Error>${error}</Error><RequestId>1</RequestId></ErrorResponse>`;
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

function xml(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  }
  return Object.entries(value)
    .map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`)
    .join('\n');
}

function claimsOf(token: string) {
  const payload = JSON.parse(
    Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}',
  ) as Record<string, unknown>;
  const aud = Array.isArray(payload['aud']) ? payload['aud'][0] : payload['aud'];
  return {
    iss: String(payload['iss']),
    sub: String(payload['sub']),
    aud: String(aud),
    exp: Number(payload['exp']),
  };
}
