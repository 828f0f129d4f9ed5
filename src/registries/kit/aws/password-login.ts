import type { Context } from '../../../context/context.js';
import type { Login } from '../../../distribution/distribution.js';
import { onlyUser, passwordLogin, unfit } from '../logins/password-login.js';
import type { Credential, LoginRequest, Registry } from '../../contract.js';

const USER = 'AWS';
/** IAM, "Unique identifiers": the id of a user's access key, or of a session's. */
const KEY_ID = /^A(?:KI|SI)A[A-Z0-9]{12,124}$/;

/** Each of them says that the job was given credentials of AWS. */
const VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/**
 * Login with what docker/login-action takes for ECR: an access key as username and password, which is exchanged
 * and never sent to the registry; or nothing at all where the environment holds credentials of AWS. And with what
 * the AWS CLI prints, for the user AWS.
 */
export function awsPasswordLogin(withoutPair: string): Registry['login'] {
  const onlyAws = onlyUser(USER, withoutPair);
  const plain = passwordLogin({ username: () => USER, withoutPair, check: onlyAws });
  const check = (pair: Login, address: LoginRequest['address']) => {
    if (!KEY_ID.test(pair.username)) onlyAws(pair, address);
  };
  const either = passwordLogin({ username: () => USER, withoutPair, check });
  return async (request, ctx) => {
    if (request.plain) return plain(request, ctx);
    if (request.username === undefined && request.secret === undefined && isGiven(ctx.env)) {
      const { awsIdentity } = await import('./identity.js');
      return awsIdentity({ ...request, identity: 'aws' }, ctx);
    }
    const pair = await either(request, ctx);
    return KEY_ID.test(pair.username) ? exchangeKey(pair, request, ctx) : pair;
  };
}

async function exchangeKey(pair: Login, { address }: LoginRequest, ctx: Context): Promise<Credential> {
  const { AWS_SESSION_TOKEN: session } = ctx.env;
  const isTemporary = pair.username.startsWith('ASIA');
  if (isTemporary && !session) {
    const cure = 'Set AWS_SESSION_TOKEN to the session token that was given together with this access key.';
    throw unfit(address, 'an access key that begins with ASIA is half of a session', cure);
  }
  const [{ issuerOf }, { authorizationToken }] = await Promise.all([
    import('./registry-service.js'),
    import('./authorization-token.js'),
  ]);
  const credentials = {
    accessKeyId: pair.username,
    secretAccessKey: pair.secret,
    // A user's key goes with no session, though another step may have left one in the environment.
    ...(isTemporary && session && { sessionToken: ctx.masks.learn(session) }),
  };
  return authorizationToken(issuerOf(address, undefined, ctx.env), credentials, ctx);
}

/** The machine's own role is not among them: it is asked for by name (`identity: aws`). */
function isGiven(env: Context['env']): boolean {
  return VARIABLES.some((name) => env[name]);
}
