import type { Context } from '../../context/context.js';
import type { Secret } from '../../secret/secret.js';
import { urlEncoded } from '../../secret/url-encoded.js';
import type { Explanation } from '../contract.js';
import { exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';
import type { Cloud } from './clouds.js';

/** What an application proves itself with. */
export type EntraProof =
  | { readonly secret: Secret }
  | { readonly assertion: Secret; readonly issuer: string; readonly subject: string };

export interface Application {
  readonly tenant: string;
  readonly client: string;
}

/** Entra's access token for an application (Microsoft identity platform, client credentials flow). */
export async function entraToken(
  { tenant, client }: Application,
  proof: EntraProof,
  { login, scope }: Cloud,
  ctx: Context,
): Promise<Secret> {
  const response = await exchangeToken(
    {
      method: 'POST',
      url: new URL(`https://${login}/${tenant}/oauth2/v2.0/token`),
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: urlEncoded({
        grant_type: 'client_credentials',
        client_id: client,
        scope,
        ...('secret' in proof
          ? { client_secret: proof.secret }
          : { client_assertion_type: ASSERTION, client_assertion: proof.assertion }),
      }),
      explain: ({ body }) => explain(/AADSTS(\d+)/.exec(body)?.[1] ?? '', proof),
    },
    ctx,
  );
  return issuedSecret(member(response.json(), 'access_token'), login, ctx);
}

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const FEDERATED = 'App registrations → the application → Certificates & secrets → Federated credentials';

/** By Entra's own error numbers (learn.microsoft.com, AADSTS error codes; Azure/login#482, #515, #517). */
function explain(code: string, proof: EntraProof): Explanation {
  const { issuer, subject } = 'secret' in proof ? { issuer: '', subject: '' } : proof;
  const known: Readonly<Record<string, Explanation>> = {
    ...same(['70021', '700213', '7002138'], {
      cause: `The application has no federated credential for the subject ${subject}`,
      cure: `Enter exactly this subject, capitals included, with the issuer ${issuer}: ${FEDERATED}.`,
    }),
    '700211': {
      cause: `The application has no federated credential for the issuer ${issuer}`,
      cure: `Enter exactly this issuer, without a slash at its end: ${FEDERATED}.`,
    },
    '700212': {
      cause: 'The application has no federated credential for the audience of the ID token.',
      cure: `Enter api://AzureADTokenExchange as its audience, or give the audience shown there as audience=: ${FEDERATED}.`,
    },
    '7000215': {
      cause: 'The client secret is wrong.',
      cure: 'Give the value of the secret, not its ID; or leave password out and use a federated credential.',
    },
    '7000222': {
      cause: 'The client secret has expired.',
      cure: 'Make a new one under Certificates & secrets; or leave password out and use a federated credential.',
    },
    ...same(['70043', '700024'], {
      cause: 'The ID token had expired, or was not valid yet, when it arrived.',
      cure: 'Ask for it in the same job, right before the login, and check the clock of this machine.',
    }),
    '90002': {
      cause: 'There is no such tenant in this cloud.',
      cure: 'Give the Directory (tenant) ID of the application’s overview as tenant=.',
    },
    '700016': {
      cause: 'The tenant has no such application.',
      cure: 'Give the Application (client) ID of the same overview as client=; for a managed identity its client ID.',
    },
    '7000112': { cause: 'The application is switched off.', cure: 'Switch its enterprise application on.' },
  };
  return (
    known[code] ?? {
      cause: 'Entra did not issue a token for this application.',
      cure: 'Look the number AADSTS… up at login.microsoftonline.com/error; check tenant= and client=.',
    }
  );
}

const same = (codes: readonly string[], explanation: Explanation) =>
  Object.fromEntries(codes.map((code) => [code, explanation]));
