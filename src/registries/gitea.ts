import { explainBy, lacks, notAccepted, notAllowed } from './kit/explain/explanation-rule.js';
import { passwordLogin } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';

export const registry: RegistryModule = {
  inputs: { username: 'username', password: 'access token' },
  login: passwordLogin(),
  explain: explainBy(
    {
      when: notAccepted,
      cause: 'The username or token is wrong or deleted; a password is refused where two-factor login is on.',
      cure: 'Make a token with the permission package: Read and Write under Settings → Applications, and use it as password.',
    },
    {
      when: lacks('push'),
      cause: 'The token may only read packages, or its user may not write to this owner.',
      cure: 'Make a token with the permission package: Read and Write, for a user who may write packages of the owner.',
    },
    {
      when: notAllowed,
      cause: 'The token has no permission for packages of this owner.',
      cure: 'Make a token with the permission package under Settings → Applications.',
    },
  ),
};
