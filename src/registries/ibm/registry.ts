import { all, explainBy, notAccepted, notAllowed, userIs } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';

export const registry: RegistryModule = {
  example: 'icr.io',
  inputs: { username: '`iamapikey` or `iambearer`', password: 'IAM API key or token' },
  identity: { from: ['key'], examples: ['iam'], onlyHosts: true, lifetime: '1 h' },
  rotation: [{ class: 'refresh' }],
  login: withIdentity(passwordLogin({ username: () => 'iamapikey' }), () =>
    import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    {
      when: all(notAccepted, userIs(/^iambearer$/)),
      cause: 'The IAM token is wrong or has expired; it lives one hour.',
      cure: 'Fetch it in the same job (ibmcloud iam oauth-tokens) and give it without the word Bearer.',
    },
    {
      when: notAccepted,
      cause:
        'The API key is wrong, expired, locked, switched off or deleted, or the username is not iamapikey.',
      cure: 'Use iamapikey as username, and look at Manage → Access (IAM) → API keys, or at the keys of the service ID.',
    },
    {
      when: notAllowed,
      cause: 'The identity of the API key may not do this in this namespace.',
      cure: 'Give it the service access role Reader (pull) or Writer (push) for Container Registry in the region of the host.',
    },
  ),
  tokens: (login) =>
    import('../kit/tokens/refreshed-tokens.js').then((module) => module.refreshedTokens(login)),
};
