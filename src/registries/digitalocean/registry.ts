import { explainBy, lacks, notAccepted, notAllowed } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';

export const registry: RegistryModule = {
  // Where its registry sends clients for tokens (digitalocean/openapi#75), and where its API token goes anyway.
  realms: ['api.digitalocean.com'],
  inputs: { username: 'issued username or API token', password: 'issued password or API token' },
  identity: {
    from: ['key'],
    examples: ['acme', 'acme access=read', 'acme access=read-write lifetime=12h'],
    lifetime: '1 h, or as `lifetime` says',
  },
  rotation: [{ class: 'refresh' }, { class: 'supplied' }],
  login: withIdentity(passwordLogin(), () => import('./identity.js').then((module) => module.identityLogin)),
  explain: explainBy(
    {
      when: notAccepted,
      cause:
        'DigitalOcean refused the login; it takes an API token or issued Docker credentials, never the password of an account.',
      cure: 'Make a token under API → Tokens with the scopes registry:read and registry:update, and use it as username and as password.',
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
  tokens: (login) => import('./tokens.js').then((module) => module.tokens(login)),
};
