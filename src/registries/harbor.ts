import { explainBy } from './kit/explain/explanation-rule.js';
import { passwordLogin } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';
import { robotAccountRules } from './kit/robots/explanations.js';

export const registry: RegistryModule = {
  inputs: {
    username: '`robot$name` or `robot$project+name`',
    password: 'robot secret, password or CLI secret',
  },
  rotation: [
    { class: 'overlap', usernames: 'change' },
    { class: 'replace', chooses: 'client' },
  ],
  login: passwordLogin(),
  explain: explainBy(...robotAccountRules),
  tokens: () => import('./kit/robots/tokens.js').then((module) => module.tokens),
};
