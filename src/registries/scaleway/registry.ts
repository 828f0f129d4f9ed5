import { explainBy, notAccepted, notAllowed } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';

export const registry: RegistryModule = {
  example: 'rg.fr-par.scw.cloud',
  // The vendor's API, to which its keys belong; that the token server is there is general knowledge.
  realms: ['api.scaleway.com'],
  inputs: { username: '`nologin`', password: 'secret key of an API key' },
  identity: {
    from: ['key'],
    examples: [
      'application=11111111-2222-4333-8444-555555555555',
      'application=11111111-2222-4333-8444-555555555555 project=66666666-7777-4888-9999-000000000000 lifetime=12h',
    ],
    onlyHosts: true,
    lifetime: '1 h, or as `lifetime` says',
  },
  rotation: [{ class: 'refresh' }],
  login: withIdentity(passwordLogin({ username: () => 'nologin' }), () =>
    import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    {
      when: notAccepted,
      cause: 'The secret key is wrong, expired or deleted, or it is the access key, which is no password.',
      cure: 'Use nologin as username and the secret key of an API key as password: IAM → API keys. It is shown only when it is created.',
    },
    {
      when: notAllowed,
      cause: 'The API key may not use this namespace.',
      cure: 'Give its application or user a policy with ContainerRegistryFullAccess, or ContainerRegistryReadOnly for pulling, in the project of the namespace.',
    },
  ),
  tokens: (login) => import('./tokens.js').then((module) => module.tokens(login)),
};
