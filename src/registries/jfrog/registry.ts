import { explainBy, lacks, notAccepted, notAllowed } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';

export const registry: RegistryModule = {
  example: 'acme.jfrog.io',
  inputs: { username: 'username of the token', password: 'access, identity or reference token' },
  identity: {
    from: ['id-token'],
    examples: [
      'github audience=https://github.com/acme',
      'github audience=https://github.com/acme project=web mapping=ci platform=acme.jfrog.io',
    ],
    lifetime: 'as its identity mapping says',
  },
  rotation: [{ class: 'refresh' }],
  login: withIdentity(
    passwordLogin({
      withoutPair:
        'Give identity: PROVIDER audience=AUDIENCE of an OIDC integration (no stored secret), or username and an access token as password.',
    }),
    () => import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    {
      when: notAccepted,
      cause:
        'The token is wrong, expired (about a year by default) or revoked, or was made for another username.',
      cure: 'Use the username the token was made for, and make a new one under your profile → Generate an Identity Token, or Administration → User Management → Access Tokens.',
    },
    {
      when: lacks('push'),
      cause: 'The user may not deploy to this Docker repository.',
      cure: 'Grant Deploy/Cache on the repository under Administration → User Management → Permissions.',
    },
    {
      when: notAllowed,
      cause: 'The user has no right to this Docker repository.',
      cure: 'Grant Read on the repository under Administration → User Management → Permissions.',
    },
    {
      when: ({ rejection }) => rejection.status === 404,
      cause: 'There is no Docker repository at this address.',
      cure: 'Use the host that Set Me Up shows for the repository: repositories are reached by a path, a subdomain or a port.',
    },
  ),
  tokens: (login) =>
    import('../kit/tokens/refreshed-tokens.js').then((module) => module.refreshedTokens(login)),
};
