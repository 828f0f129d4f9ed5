import { passwordLogin } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';

const PANEL =
  'Set a new password for this user where the registry’s passwords are managed. If the old one ends with that, nobody can pull or push until the stores hold the new one.';

export const registry: RegistryModule = {
  inputs: { username: 'user name', password: 'password or token' },
  rotation: [{ class: 'supplied' }],
  login: passwordLogin(),
  tokens: () => import('./kit/tokens/supplied-tokens.js').then((module) => module.suppliedTokens(PANEL)),
};
