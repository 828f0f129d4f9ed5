import { passwordLogin } from '../password-login.js';
import type { Registry } from '../registry.js';

export const registry: Registry = {
  login: passwordLogin(),
  tokens: () => import('./tokens.js').then((module) => module.tokens),
};
