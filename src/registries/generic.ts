import { passwordLogin } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';

const PANEL =
  'Set a new password for this user where the registry’s passwords are managed. If this makes the old one invalid, no pull or push works until the stores hold the new one.';

export const registry: RegistryModule = {
  inputs: { username: 'username', password: 'password or token' },
  rotation: [{ class: 'supplied' }],
  login: passwordLogin(),
  tokens: () => import('./kit/tokens/supplied-tokens.js').then((module) => module.suppliedTokens(PANEL)),
};
