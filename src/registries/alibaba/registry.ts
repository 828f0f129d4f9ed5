import { explainBy, notAccepted, notAllowed } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';

export const registry: RegistryModule = {
  example: 'acme-registry.cn-hangzhou.cr.aliyuncs.com',
  inputs: { username: 'account or RAM user', password: 'password of the registry' },
  identity: { from: ['key'], examples: ['cri-kmsiwlxxdcvaduwb'], lifetime: '1 h' },
  rotation: [{ class: 'refresh' }],
  login: withIdentity(passwordLogin(), () => import('./identity.js').then((module) => module.identityLogin)),
  explain: explainBy(
    {
      when: notAccepted,
      cause:
        'The username or the registry’s password is wrong, or a temporary pair has expired (it lives one hour).',
      cure: 'The registry has a password of its own, not that of the account: console → Container Registry → the instance → Access Credential.',
    },
    {
      when: notAllowed,
      cause: 'The user may not do this, or this address is not allowed to reach the instance.',
      cure: 'Grant the RAM user cr:PullRepository or cr:PushRepository, and look at the instance’s access control for its network.',
    },
  ),
  tokens: (login) =>
    import('../kit/tokens/refreshed-tokens.js').then((module) => module.refreshedTokens(login)),
};
