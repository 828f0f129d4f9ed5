import { explainBy } from '../explanation-rule.js';
import { passwordLogin } from '../password-login.js';
import type { Registry } from '../contract.js';
import { robotAccountRules } from '../robot-account.js';

export const registry: Registry = {
  login: passwordLogin(),
  explain: explainBy(...robotAccountRules),
  tokens: () => import('../robot-accounts/tokens.js').then((module) => module.tokens),
};
