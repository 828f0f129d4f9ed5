import { explainBy, notAccepted, notAllowed } from './kit/explain/explanation-rule.js';
import { passwordLogin } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';

export const registry: RegistryModule = {
  inputs: { username: 'username or user token name code', password: 'password or pass code' },
  login: passwordLogin(),
  explain: explainBy(
    {
      when: notAccepted,
      cause:
        'The username or password is wrong, a user token has expired, or the realm for Docker logins is not active.',
      cure: 'Check the pair, and Settings → Security → Realms: Docker Bearer Token Realm must be among the active ones.',
    },
    {
      when: notAllowed,
      cause: 'The user has no right to this Docker repository.',
      cure: 'Give a role of the user the privileges nx-repository-view-docker-<repository>-read (pull), -add and -edit (push).',
    },
    {
      when: ({ rejection }) => rejection.status === 404,
      cause: 'There is no Docker repository at this address.',
      cure: 'Each Docker repository has its own port, subdomain or path; use the one of the repository, not that of the web page.',
    },
  ),
};
