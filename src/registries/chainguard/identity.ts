import { bearer } from '../../distribution/authorization.js';
import { tokenOwner } from '../../id-token/token-owner.js';
import { claims } from '../../secret/jwt.js';
import { expiredIdToken, identityToken } from '../kit/logins/identity-token.js';
import type { IdentityLogin } from '../kit/logins/identity-login.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import { onlyIdentity } from '../kit/logins/only-identity.js';
import type { Explanation } from '../contract.js';
import { ending, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';

const HOST = 'issuer.enforce.dev';
const USER = '_token';

const form: IdentityForm = {
  name: /^[0-9a-f]{8,64}(?:\/[0-9a-f]{8,64})*$/,
  needsName: true,
  sendsIdToken: true,
  example: '720909c9f5279097d847ad02a2f24ba8f59de36a/a033a6fabe0bfa0d',
};

/** As an assumable identity (chainguard-dev/pull-secret-updater pkg/reconciler/secret/secret.go). */
export const identityLogin: IdentityLogin = async (request, ctx) => {
  const identity = parseIdentity(request.identity, form);
  const { name } = identity;
  onlyIdentity(request, [USER]);
  const token = await identityToken(identity, HOST, ctx);
  const url = new URL(`https://${HOST}/sts/exchange`);
  url.searchParams.set('aud', request.address.host);
  url.searchParams.set('identity', name);
  const response = await exchangeToken(
    {
      method: 'POST',
      url,
      headers: { accept: 'application/json', authorization: bearer(token) },
      body: '',
      explain: ({ status, body }) => explain(status, body, tokenOwner(token)),
    },
    ctx,
  );
  const secret = issuedSecret(member(response.json(), 'token'), HOST, ctx);
  return { username: USER, secret, ...ending(claims(secret)?.expiresAt) };
};

const LOOK = 'chainctl iam identities describe';

function explain(
  status: number,
  body: string,
  { issuer, subject }: ReturnType<typeof tokenOwner>,
): Explanation {
  if (status === 404) {
    return {
      cause: 'There is no such identity.',
      cure: 'Copy its ID: chainctl iam identities list.',
    };
  }
  if (/expired/i.test(body)) {
    return expiredIdToken;
  }
  if (/audience/i.test(body)) {
    return {
      cause: 'The identity expects another audience of the ID token.',
      cure: `Give it as audience=; see ${LOOK}.`,
    };
  }
  return {
    cause: `The identity is not for this job: ${subject}`,
    cure: `Make it for exactly this subject and the issuer ${issuer}; see ${LOOK}.`,
  };
}
