import type { Context } from '../../context/context.js';
import { tokenOwner } from '../../id-token/token-owner.js';
import { secretJson } from '../../secret/secret-json.js';
import { identityToken } from '../kit/logins/identity-token.js';
import type { Identity } from '../kit/logins/identity.js';
import type { Explanation } from '../contract.js';
import { endAfter, ending, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';
import { SCOPE, type GoogleToken } from './access-token.js';

const HOST = 'sts.googleapis.com';

/**
 * The job's ID token for an access token of its workload identity
 * (google-github-actions/auth src/client/workload_identity_federation.ts).
 */
export async function federatedToken(identity: Identity, ctx: Context): Promise<GoogleToken> {
  const { name } = identity;
  const subjectToken = await identityToken(identity, `https://iam.googleapis.com/${name}`, ctx);
  const owner = tokenOwner(subjectToken);
  const response = await exchangeToken(
    {
      method: 'POST',
      url: new URL(`https://${HOST}/v1/token`),
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: secretJson({
        audience: `//iam.googleapis.com/${name}`,
        grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
        scope: SCOPE,
        subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
        subjectToken,
      }),
      explain: ({ body }) => explain(body, owner),
    },
    ctx,
  );
  const answer = response.json();
  const secret = issuedSecret(member(answer, 'access_token'), HOST, ctx);
  return { secret, ...ending(endAfter(member(answer, 'expires_in'), ctx)) };
}

const PROVIDER = 'IAM & Admin → Workload Identity Federation → the pool → the provider';

/** By the words of Google's answers (google-github-actions/auth#161, #211, #333, #334). */
function explain(body: string, { issuer, subject }: ReturnType<typeof tokenOwner>): Explanation {
  if (/invalid_target/.test(body)) {
    return {
      cause: 'The workload identity pool or provider does not exist, was deleted, or is switched off.',
      cure: `Check the number of the project and the names of pool and provider: ${PROVIDER}.`,
    };
  }
  if (/attribute condition/i.test(body)) {
    return {
      cause: `The provider’s attribute condition does not admit this job: ${subject}.`,
      cure: `Correct the condition, whose letters count: ${PROVIDER}.`,
    };
  }
  if (/mapped attribute|google\.subject/i.test(body)) {
    return {
      cause: 'The provider’s attribute mapping makes no usable google.subject of this ID token.',
      cure: `Map google.subject to something of at most 127 bytes, for example assertion.repository_id: ${PROVIDER}.`,
    };
  }
  if (/stale|expired/i.test(body)) {
    return {
      cause: 'The ID token was too old when it arrived.',
      cure: 'Ask for it in the same job, right before the login, and check the clock of this machine.',
    };
  }
  if (/audience/i.test(body)) {
    return {
      cause: 'The provider does not allow the audience of the ID token.',
      cure: 'Leave its allowed audiences empty (then it is the provider’s full name), or give one of them as audience=.',
    };
  }
  if (/issuer/i.test(body)) {
    return {
      cause: `The provider trusts another issuer than that of the ID token, ${issuer}.`,
      cure: `Make a provider whose issuer URL is exactly this one, and name it here: ${PROVIDER}.`,
    };
  }
  return {
    cause: `Google’s token service refused the ID token of ${subject}.`,
    cure: `Compare issuer, audience, mapping and condition with those of the provider: ${PROVIDER}.`,
  };
}
