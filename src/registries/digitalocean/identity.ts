import { fail } from '../../errors/error.js';
import type { Context } from '../../context/context.js';
import { bearer } from '../../distribution/authorization.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import type { IdentityLogin } from '../kit/logins/identity-login.js';
import { issuingKey } from '../kit/logins/issuing-key.js';
import { lifetimeForm, lifetimeOf } from '../kit/logins/lifetime.js';
import { unfit } from '../kit/logins/password-login.js';
import type { Credential, Explanation } from '../contract.js';
import { exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';

const HOST = 'registry.digitalocean.com';
const API = 'https://api.digitalocean.com';
const EXAMPLE = 'acme access=read-write lifetime=1h';
const FORM: IdentityForm = {
  name: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  options: { access: /^read(?:-write)?$/, lifetime: lifetimeForm },
  needsName: true,
  example: EXAMPLE,
};
// doctl asks for 30 days by default; by the API's default they never expire.
const LIFETIME = { least: 300, most: 30 * 86_400, otherwise: 3600, example: EXAMPLE };
const KEY_CURE = 'Make one under API → Tokens with the scopes registry:read and registry:update.';

/**
 * Docker credentials of one registry, issued with an API token (docs.digitalocean.com, API: get docker
 * credentials). Both parameters are always sent: without them they would only read, and never end.
 */
export const identityLogin: IdentityLogin = async ({ identity, ...request }, ctx) => {
  const parsed = parseIdentity(identity, FORM);
  const { name, options } = parsed;
  const seconds = lifetimeOf(parsed, LIFETIME);
  if (request.address.host !== HOST) {
    throw unfit(request.address, 'it is not the registry of DigitalOcean', `Write registry: ${HOST}.`);
  }
  const url = new URL(`${API}/v2/registries/${name}/docker-credentials`);
  url.searchParams.set('read_write', String(options['access'] !== 'read'));
  url.searchParams.set('expiry_seconds', String(seconds));
  const key = issuingKey(request, 'an API token', KEY_CURE);
  const response = await exchangeToken(
    { method: 'GET', url, headers: { authorization: bearer(key), accept: 'application/json' }, explain },
    ctx,
  );
  const auth = member(member(member(response.json(), 'auths'), HOST), 'auth');
  const issued = split(auth, ctx);
  return {
    // The issued username may be the secret itself, which no client shows on its command line.
    username: request.username ?? issued.username,
    secret: issued.secret,
    expiresAt: ctx.clock.now() + seconds * 1000,
  };
};

/** base64 of `username:secret`, as in docker's config.json; the vendor's own example ends in a line break. */
function split(auth: unknown, ctx: Context): Credential {
  const encoded = issuedSecret(auth, API.slice('https://'.length), ctx);
  const host = new URL(API).host;
  const pair = Buffer.from(typeof auth === 'string' ? auth : '', 'base64').toString();
  const [, username, value] = /^([\x21-\x39\x3b-\x7e]+):([^\r\n]+)\r?\n?$/.exec(pair) ?? [];
  const secret = value === undefined ? encoded : issuedSecret(value, host, ctx);
  if (username !== undefined && value !== undefined) return { username, secret };
  fail('E_TOKEN_INVALID', { host, problem: 'its answer holds no username and password' });
}

function explain({ status }: { readonly status: number }): Explanation {
  if (status === 401) {
    return { cause: 'The API token is wrong, expired or deleted.', cure: KEY_CURE };
  }
  if (status === 403) {
    return {
      cause: 'The API token may not issue credentials for registries.',
      cure: 'Give it the scopes registry:read and, for access=read-write, registry:update (API → Tokens).',
    };
  }
  return {
    cause: 'There is no registry of this name that the API token can see.',
    cure: 'The identity begins with the name of the registry, as shown under Container Registry; compare the team of the token.',
  };
}
