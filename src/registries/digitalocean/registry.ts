import { explainBy, lacks, notAccepted, notAllowed } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/login/identity-login.js';
import { passwordLogin } from '../kit/login/password-login.js';
import type { Registry } from '../contract.js';

export const registry: Registry = {
  login: withIdentity(passwordLogin(), () => import('./identity.js').then((module) => module.identityLogin)),
  explain: explainBy(
    {
      when: notAccepted,
      cause:
        'DigitalOcean refused the login; it takes an API token or issued Docker credentials, never the password of an account.',
      cure: 'Make a token under API → Tokens with the scopes registry:read and registry:update, and use it as user name and as password.',
    },
    {
      when: lacks('push'),
      cause: 'The credentials may only read, as issued Docker credentials do by default.',
      cure: 'Have them issued with read_write=true, or use an API token with the scope registry:update.',
    },
    {
      when: notAllowed,
      cause: 'The credentials may not do this, or the name of the registry is wrong.',
      cure: 'Images are named registry.digitalocean.com/<registry>/<repository>; check the name of the registry and the token’s scopes.',
    },
  ),
  tokens: () => import('./tokens.js').then((module) => module.tokens(registry.login)),
};
