import { fail } from '../../errors.js';
import { parseIdentity, type IdentityForm } from '../identity.js';
import type { IdentityLogin } from '../identity-login.js';
import { issuingKey } from '../issuing-key.js';
import { LIFETIME, lifetimeSeconds } from '../lifetime.js';
import type { Explanation } from '../registry.js';
import { exchangeToken, issuedSecret, member } from '../token-exchange.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EXAMPLE = 'application=11111111-2222-4333-8444-555555555555 lifetime=1h';
const FORM: IdentityForm = {
  options: { application: UUID, project: UUID, lifetime: LIFETIME },
  needs: ['application'],
  example: EXAMPLE,
};
const API = new URL('https://api.scaleway.com/iam/v1alpha1/api-keys');
const KEY_CURE = 'Give the secret key of an API key that may manage API keys (IAMApplicationManager).';

/**
 * An API key of an application that ends by itself (scaleway.com, IAM API: create an API key), made with a key that
 * may make keys.
 */
export const identityLogin: IdentityLogin = async ({ identity, ...request }, ctx) => {
  const { options } = parseIdentity(identity, FORM);
  const seconds = lifetimeSeconds(options['lifetime'], { usual: '1h', most: '30d', example: EXAMPLE });
  const key = issuingKey(request, 'the secret key of an API key', KEY_CURE);
  const { application, project } = options;
  const until = new Date(ctx.clock.now() + seconds * 1000).toISOString();
  const response = await exchangeToken(
    {
      method: 'POST',
      url: API,
      headers: { 'x-auth-token': key, 'content-type': 'application/json' },
      body: JSON.stringify({
        application_id: application,
        expires_at: until,
        ...(project !== undefined && { default_project_id: project }),
        description: `regcred, until ${until.slice(0, 16)}Z`,
      }),
      explain,
    },
    ctx,
  );
  const answer = response.json();
  const secret = issuedSecret(member(answer, 'secret_key'), API.host, ctx);
  const end = member(answer, 'expires_at');
  const expiresAt = typeof end === 'string' ? Date.parse(end) : NaN;
  if (!Number.isFinite(expiresAt)) {
    throw fail('E_TOKEN_INVALID', { host: API.host, problem: 'the key it has made does not end by itself' });
  }
  return { username: 'nologin', secret, expiresAt };
};

function explain({ status }: { readonly status: number }): Explanation {
  if (status === 401) {
    return { cause: 'The secret key is wrong, expired or deleted.', cure: KEY_CURE };
  }
  if (status === 403) {
    return {
      cause: 'The key that was given may not make API keys, or not so many.',
      cure: 'Give its application the permission set IAMApplicationManager, and delete API keys that have ended: IAM → API keys.',
    };
  }
  return {
    cause: 'There is no such application or project in the organisation of the key.',
    cure: 'Compare application= and project= with IAM → Applications and with the settings of the project.',
  };
}
