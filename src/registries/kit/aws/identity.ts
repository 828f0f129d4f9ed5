import type { Context } from '../../../context/context.js';
import { regcredError } from '../../../errors/error.js';
import type { IdentityLogin } from '../logins/identity-login.js';
import { parseIdentity, type Identity, type IdentityForm } from '../logins/identity.js';
import { authorizationToken } from './authorization-token.js';
import type { AwsCredentials } from './credentials.js';
import type { EndpointKind } from './endpoint.js';
import { partitionOf } from './partition.js';
import { issuerOf, tellsRegion } from './registry-service.js';
import { sessionName } from './session-name.js';

const AUDIENCE = 'sts.amazonaws.com';
const EXAMPLE = 'arn:aws:iam::123456789012:role/ci';
// The region is judged by its own rule, with an error of its own.
const REGION = { region: /^/ };
// IAM, "IAM identifiers": path and name of a role.
const ROLE = /^arn:(aws(?:-[a-z]+){0,2}):iam::\d{12}:role\/(?:[\x21-\x2e\x30-\x7e]+\/)*[\w+=,.@-]{1,64}$/;
// STS, AssumeRoleWithWebIdentity: RoleSessionName, and DurationSeconds from 900 to 43200.
const SESSION = {
  session: /^[\w+=,.@-]{2,64}$/,
  duration: /^(?:9\d\d|[1-9]\d{3}|[1-3]\d{4}|4[0-2]\d{3}|43[01]\d\d|43200)$/,
};

/**
 * Login to a registry of AWS by a role, for the CI's ID token, or by what credentials the job or machine has
 * (`aws`).
 */
export const awsIdentity: IdentityLogin = async ({ identity: text, address }, ctx) => {
  const more = tellsRegion(address) ? {} : REGION;
  const isAmbient = text.trim().split(/\s+/).includes('aws');
  const identity = parseIdentity(text, isAmbient ? ambient(more) : byRole(more));
  const issuer = issuerOf(address, identity.options['region'], ctx.env);
  const credentials = isAmbient
    ? await (await import('./default-chain.js')).defaultChain(issuer.kind, ctx)
    : await roleCredentials(identity, issuer.kind, ctx);
  return authorizationToken(issuer, credentials, ctx);
};

function ambient(more: object): IdentityForm {
  return { name: /^aws$/, options: { ...more }, example: 'aws' };
}

function byRole(more: object): IdentityForm {
  return { name: ROLE, options: { ...SESSION, ...more }, sendsIdToken: true, example: EXAMPLE };
}

async function roleCredentials(
  identity: Identity,
  kind: EndpointKind,
  ctx: Context,
): Promise<AwsCredentials> {
  const { name: role, options } = identity;
  const wrong = (problem: string) => regcredError('E_IDENTITY_FORM', { problem, example: EXAMPLE });
  if (role === '') throw wrong('the ARN of the role is missing');
  const partition = partitionOf(kind.region).id;
  if (ROLE.exec(role)?.[1] !== partition) {
    throw wrong(`the registry is in the partition ${partition}, where roles begin with arn:${partition}:`);
  }
  const [{ identityToken }, { assumeRole }] = await Promise.all([
    import('../logins/identity-token.js'),
    import('./web-identity.js'),
  ]);
  const token = await identityToken(identity, AUDIENCE, ctx);
  const { session = sessionName(ctx), duration } = options;
  return assumeRole({ role, session, token, ...(duration !== undefined && { duration }) }, kind, ctx);
}
