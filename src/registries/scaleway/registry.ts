import { explainBy, notAccepted, notAllowed } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/login/identity-login.js';
import { passwordLogin } from '../kit/login/password-login.js';
import type { Registry } from '../contract.js';

export const registry: Registry = {
  login: withIdentity(passwordLogin({ username: () => 'nologin' }), () =>
    import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    {
      when: notAccepted,
      cause: 'The secret key is wrong, expired or deleted, or it is the access key, which is no password.',
      cure: 'Use nologin as user name and the secret key of an API key as password: IAM → API keys. It is shown only when it is created.',
    },
    {
      when: notAllowed,
      cause: 'The API key may not use this namespace.',
      cure: 'Give its application or user a policy with ContainerRegistryFullAccess, or ContainerRegistryReadOnly for pulling, in the project of the namespace.',
    },
  ),
  tokens: () => import('./tokens.js').then((module) => module.tokens(registry.login)),
};
