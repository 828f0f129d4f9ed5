import { all, explainBy, not, notAccepted, userIs } from './kit/explain/explanation-rule.js';
import { passwordLogin } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';
import { robotAccountRules } from './kit/robots/explanations.js';

// A managed Harbor (OVHcloud documentation); robots work as they do there.
export const registry: RegistryModule = {
  example: 'a1b2c3d4.c1.de1.container-registry.ovh.net',
  inputs: { username: '`robot$name`', password: 'robot secret' },
  rotation: [
    { class: 'overlap', usernames: 'change' },
    { class: 'replace', chooses: 'client' },
  ],
  login: passwordLogin(),
  explain: explainBy(
    {
      when: all(notAccepted, not(userIs(/^robot/))),
      cause:
        'The user is unknown or the password wrong; switching on OVHcloud IAM removes all users of the registry.',
      cure: 'Use a robot account, which IAM leaves alone: the registry’s own page → the project → Robot Accounts.',
    },
    ...robotAccountRules,
  ),
  tokens: () => import('./kit/robots/tokens.js').then((module) => module.tokens),
};
