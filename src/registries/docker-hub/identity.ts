import type { Context } from '../../context/context.js';
import { jobPlatform } from '../../context/job-platform.js';
import { fail } from '../../errors/error.js';
import { tokenOwner } from '../../id-token/token-owner.js';
import { claims } from '../../secret/jwt.js';
import { urlEncoded } from '../../secret/url-encoded.js';
import { expiredIdToken, identityToken } from '../kit/logins/identity-token.js';
import type { IdentityLogin, IdentityRequest } from '../kit/logins/identity-login.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import { lifetimeForm, lifetimeOf } from '../kit/logins/lifetime.js';
import { onlyIdentity } from '../kit/logins/only-identity.js';
import { unfit } from '../kit/logins/password-login.js';
import type { Explanation } from '../contract.js';
import { endAfter, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';

const HOST = 'identity.docker.com';
const EXAMPLE = '1b671a64-40d5-491e-99b0-da01ff1f3341';

const form: IdentityForm = {
  name: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  needsName: true,
  options: { lifetime: lifetimeForm },
  sendsIdToken: true,
  example: EXAMPLE,
};

// The vendor's default is five minutes, and a build that pushes at its end takes longer than that. The token
// is for this job only and expires, so ask for the longest.
const LIFETIME = { least: 300, most: 3600, otherwise: 3600, example: EXAMPLE };

/** By an OIDC connection of an organisation (docker/login-action src/dockerhub.ts). GitHub Actions only. */
export const identityLogin: IdentityLogin = async (request, ctx) => {
  const identity = parseIdentity(request.identity, form);
  const seconds = lifetimeOf(identity, LIFETIME);
  const username = organisation(request);
  refuseOtherCi(request, ctx);
  const token = await identityToken(identity, `https://${HOST}`, ctx);
  const response = await exchangeToken(
    {
      method: 'POST',
      url: new URL(`https://${HOST}/oauth/token`),
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: urlEncoded({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        subject_token: token,
        connection_id: identity.name,
        expires_in: String(seconds),
      }),
      explain: ({ status, body }) => explain(status, body, tokenOwner(token).subject),
    },
    ctx,
  );
  const secret = issuedSecret(member(response.json(), 'access_token'), HOST, ctx);
  const expiresAt = claims(secret)?.expiresAt ?? endAfter(seconds, ctx) ?? ctx.clock.now();
  return { username, secret, expiresAt };
};

/** The token is the organisation's, so nothing but its name goes with it. */
function organisation({ address, username, secret }: IdentityRequest): string {
  if (username === undefined) fail('E_USERNAME_MISSING', { registry: address.host });
  onlyIdentity({ ...(secret && { secret }) }, []);
  if (/^[a-z0-9][a-z0-9_-]*$/i.test(username)) return username;
  throw unfit(
    address,
    'with an identity the username is that of an organisation',
    'Give the name of the organisation that the OIDC connection belongs to as username.',
  );
}

/** Other CIs' tokens are refused whatever the connection says (docs.docker.com, OIDC connections). */
function refuseOtherCi({ address }: IdentityRequest, { env }: Pick<Context, 'env'>): void {
  if (env['GITHUB_ACTIONS'] === 'true') return;
  const ci = jobPlatform(env);
  if (ci === undefined) return;
  const cure = 'Give username and an organisation access token as password; identity is for GitHub Actions.';
  fail('E_IDENTITY_CI', { registry: address.host, supported: 'GitHub Actions', ci, cure });
}

const CONNECTION = 'Docker Home → Admin Console → OIDC connections';

/** The vendor documents no codes, so the status has to do, and the plainest words. */
function explain(status: number, body: string, subject: string): Explanation {
  if (/expired/i.test(body)) {
    return expiredIdToken;
  }
  if (/audience/i.test(body)) {
    return {
      cause: 'The ID token is not for the audience that the connection expects.',
      cure: `Leave audience= out: it is https://${HOST}.`,
    };
  }
  if (status === 404 || /connection[ _]?(?:id)? ?(?:is )?(?:not found|unknown|invalid)/i.test(body)) {
    return {
      cause: 'There is no such OIDC connection, or it is switched off.',
      cure: `Copy its ID: ${CONNECTION}.`,
    };
  }
  return {
    cause: `No ruleset of the connection admits this job: ${subject}`,
    cure: `Enter this subject in a ruleset: ${CONNECTION}. Repositories made after 15 July 2026 have ids in it: repo:acme@1/web@2:….`,
  };
}
