import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';

export const registry: RegistryModule = {
  inputs: { username: 'username', password: 'password or token' },
  rotation: [
    { class: 'overlap', asConfigured: true },
    { class: 'replace', asConfigured: true },
  ],
  login: passwordLogin(),
  tokens: () => import('./tokens.js').then((module) => module.tokens),
};
