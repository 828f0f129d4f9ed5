import { passwordLogin } from '../kit/login/password-login.js';
import type { Registry } from '../contract.js';

export const registry: Registry = {
  login: passwordLogin(),
  tokens: () => import('./tokens.js').then((module) => module.tokens),
};
