import { explainBy } from '../kit/explain/explanation-rule.js';
import { passwordLogin } from '../kit/login/password-login.js';
import type { Registry } from '../contract.js';
import { robotAccountRules } from '../kit/robots/explanations.js';

export const registry: Registry = {
  login: passwordLogin(),
  explain: explainBy(...robotAccountRules),
  tokens: () => import('../kit/robots/tokens.js').then((module) => module.tokens),
};
