import { fail } from '../../errors/error.js';
import type { IdentityLogin } from '../kit/logins/identity-login.js';
import { exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';
import { explain, open } from './api-keys.js';

/**
 * An API key of an application, with an expiry (scaleway.com, IAM API: create an API key), made with a key that
 * may make keys.
 */
export const identityLogin: IdentityLogin = async (request, ctx) => {
  const { url, headers, application, project, seconds } = open(request);
  const until = new Date(ctx.clock.now() + seconds * 1000).toISOString();
  const response = await exchangeToken(
    {
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/json' },
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
  const secret = issuedSecret(member(answer, 'secret_key'), url.host, ctx);
  const end = member(answer, 'expires_at');
  const expiresAt = typeof end === 'string' ? Date.parse(end) : NaN;
  if (!Number.isFinite(expiresAt)) {
    fail('E_TOKEN_INVALID', { host: url.host, problem: 'the key it created does not expire' });
  }
  return { username: 'nologin', secret, expiresAt };
};
