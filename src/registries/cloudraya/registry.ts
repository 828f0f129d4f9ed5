import { all, emailAsUser, explainBy, notAccepted, notAllowed } from '../kit/explain/explanation-rule.js';
import { passwordLogin } from '../kit/login/password-login.js';
import type { Registry } from '../contract.js';

// docs.cloudraya.com, manage registry, reset registry password.
const PANEL = 'Dashboard → Storage → CloudRaya Container Registry → View Detail';

export const registry: Registry = {
  login: passwordLogin(),
  explain: explainBy(
    {
      when: all(notAccepted, emailAsUser),
      cause:
        'CloudRaya refused the login; the user name is an e-mail address, as accounts have, not registries.',
      cure: `Use the registry’s own name and password: ${PANEL}.`,
    },
    {
      when: notAccepted,
      cause:
        'The name or password of the registry is wrong, or its password was changed, which ends the old one at once.',
      cure: `Check the name there and, if the password is lost, set a new one: ${PANEL} → Change Password. Everyone who uses the old one is locked out.`,
    },
    {
      when: notAllowed,
      cause: 'This login is valid inside its own registry only.',
      cure: `Use the login of the registry that holds the image: ${PANEL}.`,
    },
  ),
  tokens: () => import('./tokens.js').then((module) => module.tokens),
};
