import { basic } from '../../distribution/authorization.js';
import { tokenOwner } from '../../id-token/token-owner.js';
import { claims } from '../../secret/jwt.js';
import { identityToken } from '../kit/logins/identity-token.js';
import type { IdentityLogin } from '../kit/logins/identity-login.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import { onlyIdentity } from '../kit/logins/only-identity.js';
import type { Explanation } from '../contract.js';
import { endAfter, ending, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';

const form: IdentityForm = {
  name: /^[a-z0-9][a-z0-9._-]{1,254}\+[a-z0-9][a-z0-9._-]{0,254}$/,
  needsName: true,
  sendsIdToken: true,
  example: 'acme+ci',
};

// TMP_ROBOT_TOKEN_VALIDITY_LIFETIME_S in quay/quay data/model/user.py.
const HOUR = 3600;

/**
 * As a robot that is federated with the job (quay/quay endpoints/oauth/robot_identity_federation.py), on any
 * host. Quay looks at the audience only where the federation lists some: ours is the registry's own host, so
 * that one Quay refuses a token for another.
 */
export const identityLogin: IdentityLogin = async (request, ctx) => {
  const identity = parseIdentity(request.identity, form);
  const { name } = identity;
  const { host, plainHttp } = request.address;
  onlyIdentity(request, [name]);
  const token = await identityToken(identity, host, ctx);
  const response = await exchangeToken(
    {
      method: 'GET',
      url: new URL(`${plainHttp ? 'http://' : 'https://'}${host}/oauth2/federation/robot/token`),
      headers: { accept: 'application/json', authorization: basic({ username: name, secret: token }) },
      plainHttp,
      explain: ({ status, body }) => explain(status, body, tokenOwner(token)),
    },
    ctx,
  );
  const secret = issuedSecret(member(response.json(), 'token'), host, ctx);
  return { username: name, secret, ...ending(claims(secret)?.expiresAt ?? endAfter(HOUR, ctx)) };
};

const FEDERATION = 'the organisation’s page → Robot Accounts → the robot → Set robot federation';

/** By the words of quay/quay util/security/federated_robot_auth.py. */
function explain(
  status: number,
  body: string,
  { issuer, subject }: ReturnType<typeof tokenOwner>,
): Explanation {
  if (status === 404 || status === 405) {
    return {
      cause: 'This Quay knows no federation of robots, or the host is not Quay’s own.',
      cure: 'It takes Quay 3.13 or quay.io; elsewhere give the robot’s name and token.',
    };
  }
  if (/does not have federated|issuer .*not configured/i.test(body)) {
    return {
      cause: `The robot is not federated with the issuer ${issuer}`,
      cure: `Enter exactly this issuer, with the subject ${subject}: ${FEDERATION}.`,
    };
  }
  if (/does not match robot/i.test(body)) {
    return {
      cause: `The robot’s federation does not have the subject ${subject}`,
      cure: `Enter exactly this subject, letter by letter: ${FEDERATION}.`,
    };
  }
  if (/audience/i.test(body)) {
    return {
      cause: 'The robot’s federation asks for another audience.',
      cure: 'Give one of its audiences as audience=.',
    };
  }
  if (/expired/i.test(body)) {
    return {
      cause: 'The ID token was too old when it arrived.',
      cure: 'Log in again in the same job, and check the clocks of this machine and of Quay.',
    };
  }
  if (/robot/i.test(body)) {
    return {
      cause: 'There is no such robot account.',
      cure: 'Write it as the organisation’s page → Robot Accounts shows it: organisation+robot.',
    };
  }
  return {
    cause: 'Quay did not take the ID token for this robot.',
    cure: `Compare issuer ${issuer} and subject ${subject}: ${FEDERATION}.`,
  };
}
