import { all, explainBy, lacks, notAccepted, notAllowed, userIs } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin, unfit } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';
import { startsWith } from '../kit/logins/secret-form.js';

const NULL_GUID = '00000000-0000-0000-0000-000000000000';
const JWT = 'eyJ'; // base64 of `{"`
const EXPOSE = 'az acr login --name <registry> --expose-token';

export const registry: RegistryModule = {
  example: 'acme.azurecr.io',
  inputs: {
    username: 'token name, application ID or null GUID',
    password: 'token password, client secret or refresh token',
  },
  identity: {
    from: ['id-token', 'key'],
    examples: ['tenant=11111111-2222-3333-4444-555555555555 client=66666666-7777-8888-9999-000000000000'],
    onlyHosts: true,
    lifetime: '3 h',
  },
  rotation: [{ class: 'refresh' }],
  login: withIdentity(
    passwordLogin({
      username: (secret) => (startsWith(secret, JWT) ? NULL_GUID : undefined),
      withoutPair:
        'Give identity: tenant=GUID client=GUID (no stored secret), or a token’s name and password, or a service principal’s application ID and secret.',
      check({ username, secret }, address) {
        if (username !== NULL_GUID || startsWith(secret, JWT)) return;
        throw unfit(
          address,
          'the null GUID goes with a refresh token of the registry',
          `Give the accessToken of ${EXPOSE}.`,
        );
      },
    }),
    () => import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    {
      when: all(notAccepted, userIs(/^0{8}-/)),
      cause: 'The refresh token has expired (it lives about three hours) or is for another registry.',
      cure: `Give identity in place of a stored token, or fetch one in the same job: ${EXPOSE}.`,
    },
    {
      when: notAccepted,
      cause:
        'The username or password is wrong, was regenerated or has expired, or the admin user is switched off.',
      cure: 'In the Azure portal look at the registry → Repository permissions → Tokens (or Access keys for the admin user); for a service principal at Certificates & secrets.',
    },
    {
      when: lacks('push'),
      cause: 'The login may not push to this repository.',
      cure: 'A service principal needs the role AcrPush; a token needs a scope map with content/write for the repository.',
    },
    {
      when: notAllowed,
      cause: 'The login may not use this registry, or not from this address.',
      cure: 'Check the role (AcrPull, AcrPush) or scope map, and the registry → Networking for rules about addresses.',
    },
  ),
  tokens: (login) =>
    import('../kit/tokens/refreshed-tokens.js').then((module) => module.refreshedTokens(login)),
};
