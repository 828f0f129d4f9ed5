import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';

export const registry: RegistryModule = {
  inputs: { username: 'a user of the htpasswd file', password: 'its password' },
  rotation: [
    { class: 'overlap', usernames: 'change' },
    { class: 'replace', chooses: 'client' },
  ],
  login: passwordLogin(),
  tokens: () => import('./tokens.js').then((module) => module.tokens),
};
