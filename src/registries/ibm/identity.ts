import { urlEncoded } from '../../secret/url-encoded.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import type { IdentityLogin } from '../kit/logins/identity-login.js';
import { issuingKey } from '../kit/logins/issuing-key.js';
import type { Explanation } from '../contract.js';
import {
  endAfter,
  ending,
  exchangeToken,
  issuedSecret,
  member,
  type Refused,
} from '../kit/logins/token-exchange.js';

const FORM: IdentityForm = { needsName: true, name: /^iam$/, example: 'iam' };
const IAM = new URL('https://iam.cloud.ibm.com/identity/token');
const KEY_CURE =
  'Make an API key for a service ID: Manage → Access (IAM) → Service IDs → API keys, and give it as password.';

/** `iam`: an IAM token for the API key (cloud.ibm.com/docs/iam, generating an IAM token); it lives one hour. */
export const identityLogin: IdentityLogin = async ({ identity, ...request }, ctx) => {
  parseIdentity(identity, FORM);
  const key = issuingKey(request, 'an IAM API key', KEY_CURE);
  const response = await exchangeToken(
    {
      method: 'POST',
      url: IAM,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: urlEncoded({ grant_type: 'urn:ibm:params:oauth:grant-type:apikey', apikey: key }),
      explain,
    },
    ctx,
  );
  const answer = response.json();
  return {
    username: 'iambearer',
    secret: issuedSecret(member(answer, 'access_token'), IAM.host, ctx),
    ...ending(endAfter(member(answer, 'expires_in'), ctx)),
  };
};

function explain(refusal: { readonly status: number; readonly body: string }): Refused {
  const words = /"errorMessage":"([^"\\]*)"/.exec(refusal.body)?.[1];
  return { ...reason(refusal.status), ...(words !== undefined && { words }) };
}

function reason(status: number): Explanation {
  if (status === 403) {
    return {
      cause: 'The API key is locked or disabled, or this address is outside of the account’s allowed ones.',
      cure: 'Look at Manage → Access (IAM) → API keys, and there at Settings → IP address access.',
    };
  }
  return {
    cause: 'The API key is wrong, expired or deleted.',
    cure: 'Look at Manage → Access (IAM) → API keys, or at the keys of the service ID, and store a new one.',
  };
}
