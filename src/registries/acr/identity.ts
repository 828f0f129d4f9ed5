import type { Context } from '../../context/context.js';
import { tokenOwner } from '../../id-token/token-owner.js';
import { claims } from '../../secret/jwt.js';
import { urlEncoded } from '../../secret/url-encoded.js';
import { identityToken } from '../kit/logins/identity-token.js';
import type { IdentityLogin, IdentityRequest } from '../kit/logins/identity-login.js';
import { parseIdentity, type Identity, type IdentityForm } from '../kit/logins/identity.js';
import { onlyIdentity } from '../kit/logins/only-identity.js';
import type { Credential, Explanation } from '../contract.js';
import { ending, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';
import { cloudOf } from './clouds.js';
import { entraToken, type EntraProof } from './entra.js';

const NULL_GUID = '00000000-0000-0000-0000-000000000000';
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const AUDIENCE = 'api://AzureADTokenExchange';

const form: IdentityForm = {
  options: { tenant: GUID, client: GUID },
  needs: ['tenant', 'client'],
  sendsIdToken: true,
  example: 'tenant=11111111-2222-3333-4444-555555555555 client=66666666-7777-8888-9999-000000000000',
};

/**
 * As an application of Entra, proved by the job's ID token; or by its client secret given as password, which
 * then never gets into the client's file. The registry gives a refresh token of about three hours for it
 * (Azure/acr docs/AAD-OAuth.md).
 */
export const identityLogin: IdentityLogin = async (request, ctx) => {
  const identity = parseIdentity(request.identity, form);
  const { tenant = '', client = '' } = identity.options;
  const { address, username } = request;
  onlyIdentity({ ...(username !== undefined && { username }) }, [NULL_GUID, client]);
  const proof = await proofOf(identity, request, ctx);
  const token = await entraToken({ tenant, client }, proof, cloudOf(address), ctx);
  const response = await exchangeToken(
    {
      method: 'POST',
      url: new URL(`https://${address.host}/oauth2/exchange`),
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: urlEncoded({ grant_type: 'access_token', service: address.host, tenant, access_token: token }),
      explain,
    },
    ctx,
  );
  const secret = issuedSecret(member(response.json(), 'refresh_token'), address.host, ctx);
  return { username: NULL_GUID, secret, ...ending(claims(secret)?.expiresAt) } satisfies Credential;
};

async function proofOf(identity: Identity, { secret }: IdentityRequest, ctx: Context): Promise<EntraProof> {
  if (secret !== undefined) return { secret };
  const assertion = await identityToken(identity, AUDIENCE, ctx);
  return { assertion, ...tokenOwner(assertion) };
}

function explain({ status, body }: { status: number; body: string }): Explanation {
  if (status === 403 || /DENIED/.test(body)) {
    return {
      cause: 'The registry does not let this machine’s address in, or the application not at all.',
      cure: 'Look at the registry → Networking, and at its Access control (IAM): AcrPull to pull, AcrPush to push.',
    };
  }
  if (status === 401) {
    return {
      cause: 'The registry knows no role of this application, or belongs to another tenant.',
      cure: 'Registry → Access control (IAM): grant AcrPull or AcrPush to the application. A new grant takes some minutes.',
    };
  }
  return {
    cause: 'The registry did not exchange Entra’s token for one of its own.',
    cure: 'Check the name of the registry; Policies → Azure AD authentication-as-ARM may refuse tokens of other services.',
  };
}
