import { fail } from '../../errors/error.js';
import type { IdentityLogin } from '../kit/logins/identity-login.js';
import { parseIdentity, type Identity, type IdentityForm } from '../kit/logins/identity.js';
import { lifetimeForm, lifetimeOf } from '../kit/logins/lifetime.js';
import { onlyIdentity } from '../kit/logins/only-identity.js';
import { federatedToken } from './federation.js';
import { impersonatedToken } from './impersonation.js';
import { machineToken } from './metadata-server.js';

const MACHINE = 'google';
const USER = 'oauth2accesstoken';
const EXAMPLE = 'projects/123456789012/locations/global/workloadIdentityPools/github/providers/acme';
const HOUR = 3600;

const form: IdentityForm = {
  // By number: the token service knows no project by its id (google-github-actions/auth#211).
  name: /^(?:google|projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[a-z0-9-]{4,32}\/providers\/[a-z0-9-]{4,32})$/,
  needsName: true,
  options: {
    'service-account': /^[a-z0-9][a-z0-9-]{0,62}@(?:[a-z0-9-]+\.){0,8}gserviceaccount\.com$/,
    lifetime: lifetimeForm,
  },
  sendsIdToken: true,
  example: EXAMPLE,
};

/**
 * By workload identity federation, directly or on behalf of a service account; or as the service account of
 * Google's own machine.
 */
export const identityLogin: IdentityLogin = async (request, ctx) => {
  const identity = parseIdentity(request.identity, form);
  const account = identity.options['service-account'];
  refuseUseless(identity, account);
  // 12 h only with an organisation policy (docs/reference/registries.md 7); the vendor's answer says so.
  const limits = { least: 60, most: 12 * HOUR, otherwise: HOUR, example: EXAMPLE };
  const seconds = lifetimeOf(identity, limits);
  onlyIdentity(request, [USER]);
  const own = identity.name === MACHINE ? await machineToken(ctx) : await federatedToken(identity, ctx);
  const token = account === undefined ? own : await impersonatedToken(account, seconds, own, ctx);
  return { username: USER, ...token };
};

/** Options that would do nothing: who wrote them means something by them. */
function refuseUseless({ name, options }: Identity, account: string | undefined): void {
  const useless = [
    ...(account === undefined ? ['lifetime'] : []),
    ...(name === MACHINE ? ['audience', 'id-token'] : []),
  ].find((option) => Object.hasOwn(options, option));
  if (useless === undefined) return;
  fail('E_IDENTITY_FORM', {
    problem: `${useless}= has no meaning ${useless === 'lifetime' ? 'without service-account=' : 'with google'}`,
    example: EXAMPLE,
  });
}
