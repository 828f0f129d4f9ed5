import { all, emailAsUser, explainBy, notAccepted, notAllowed } from './kit/explain/explanation-rule.js';
import { passwordLogin } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';

// docs.cloudraya.com, manage registry, reset registry password.
const PANEL = 'Dashboard → Storage → CloudRaya Container Registry → View Detail';

// docs.cloudraya.com, manage registry, reset registry password.
const SUPPLIED =
  'Dashboard → Storage → CloudRaya Container Registry → View Detail → Change Password, and confirm. CloudRaya makes the new password; the old one becomes invalid at once and cannot be restored. Address and username stay, running containers go on, and no pull or push works until the stores hold the new password.';

export const registry: RegistryModule = {
  example: 'registry.cloudraya.com',
  inputs: { username: 'name of the registry', password: 'password of the registry' },
  rotation: [{ class: 'supplied' }],
  login: passwordLogin(),
  explain: explainBy(
    {
      when: all(notAccepted, emailAsUser),
      cause:
        'CloudRaya refused the login; the username is an e-mail address, as accounts have, not registries.',
      cure: `Use the registry’s own name and password: ${PANEL}.`,
    },
    {
      when: notAccepted,
      cause:
        'The name or password of the registry is wrong, or its password was changed, which makes the old one invalid at once.',
      cure: `Check the name there and, if the password is lost, set a new one: ${PANEL} → Change Password. Everyone who uses the old one is locked out.`,
    },
    {
      when: notAllowed,
      cause: 'This login is valid inside its own registry only.',
      cure: `Use the login of the registry that holds the image: ${PANEL}.`,
    },
  ),
  tokens: () => import('./kit/tokens/supplied-tokens.js').then((module) => module.suppliedTokens(SUPPLIED)),
};
