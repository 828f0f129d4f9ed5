import type { Context } from '../../../context/context.js';
import type { AwsCredentials, CredentialsSource } from './credentials.js';
import { sessionName } from './session-name.js';
import { readTokenFile } from './token-file.js';

/** AWS_ACCESS_KEY_ID and its fellows, as aws-actions/configure-aws-credentials sets them. */
export const keyFromEnvironment: CredentialsSource = async (_, { env, masks }) => {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: session } = env;
  if (!accessKeyId) return 'AWS_ACCESS_KEY_ID: not set';
  if (!secret) return 'AWS_SECRET_ACCESS_KEY: not set';
  return keyOf(accessKeyId, secret, session, masks);
};

/** Masked, each by itself. */
export function keyOf(
  accessKeyId: string,
  secret: string,
  session: string | undefined,
  masks: Context['masks'],
): AwsCredentials {
  const secretAccessKey = masks.learn(secret);
  return { accessKeyId, secretAccessKey, ...(session && { sessionToken: masks.learn(session) }) };
}

/** A role for the token in a file: service accounts of EKS (IRSA), and runners that are set up alike. */
export const roleFromEnvironment: CredentialsSource = async (place, ctx) => {
  const { AWS_ROLE_ARN: role, AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_SESSION_NAME: session } = ctx.env;
  if (!file) return 'AWS_WEB_IDENTITY_TOKEN_FILE: not set';
  if (!role) return 'AWS_ROLE_ARN: not set';
  const token = await readTokenFile('AWS_WEB_IDENTITY_TOKEN_FILE', ctx);
  const { assumeRole } = await import('./web-identity.js');
  return assumeRole({ role, session: session || sessionName(ctx), token }, place, ctx);
};
