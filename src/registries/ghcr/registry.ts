import {
  all,
  explainBy,
  notAccepted,
  notAllowed,
  secretStartsWith,
} from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin, unfit } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';
import { startsWith } from '../kit/logins/secret-form.js';

const CLASSIC =
  'Use a personal access token (classic) with the scope write:packages: Settings → Developer settings → Personal access tokens → Tokens (classic).';

export const registry: RegistryModule = {
  inputs: { username: 'any, e.g. the actor', password: '`GITHUB_TOKEN` or PAT (classic)' },
  identity: {
    from: ['environment', 'key'],
    examples: ['job', 'app=123456 installation=7891011', 'app=123456 installation=7891011 access=read'],
    lifetime: 'the job; 1 h for an App',
    experimental:
      'GitHub documents no tokens of Apps for its registry; `job` is documented and needs no `verify`.',
  },
  rotation: [{ class: 'refresh' }, { class: 'supplied' }],
  login: withIdentity(
    passwordLogin({
      withoutPair:
        'Give identity: job, with "env: GITHUB_TOKEN: ${{ github.token }}" on the step and "permissions: packages: write" on the job; or username and password.',
      // The token says who it is; GitHub documents this username for app tokens, and any other does as well.
      username: (secret) =>
        ['ghs_', 'ghp_', 'gho_', 'ghu_'].some((prefix) => startsWith(secret, prefix))
          ? 'x-access-token'
          : undefined,
      check({ secret }, address) {
        // docs.github.com, working with the container registry: "only supports personal access token (classic)".
        if (startsWith(secret, 'github_pat_')) {
          throw unfit(
            address,
            'it is a fine-grained personal access token, which GitHub does not accept here',
            CLASSIC,
          );
        }
      },
    }),
    () => import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    {
      when: all(notAccepted, secretStartsWith('ghs_')),
      cause: 'The token of a job or app is no longer valid; GITHUB_TOKEN expires with its job.',
      cure: 'Use the GITHUB_TOKEN of the same job, and do not store it for later.',
    },
    {
      when: all(notAccepted, secretStartsWith('ghp_')),
      cause:
        'The personal access token (classic) is wrong, expired or revoked, or not authorised for the organisation.',
      cure: 'Look at Settings → Developer settings → Personal access tokens → Tokens (classic), and there at Configure SSO.',
    },
    {
      when: notAccepted,
      cause: 'GitHub refused the login; it takes tokens only, never the password of an account.',
      cure: CLASSIC,
    },
    {
      when: all(notAllowed, secretStartsWith('ghs_')),
      cause: 'The token of the job has no right to this package.',
      cure: 'Give the job "permissions: packages: write", and add the repository under the package → Package settings → Manage Actions access.',
    },
    {
      when: notAllowed,
      cause: 'The token has no right to this package.',
      cure: 'A personal access token (classic) needs the scope read:packages to pull and write:packages to push, and its user a role in the package: Package settings → Manage access.',
    },
  ),
  tokens: (login) => import('./tokens.js').then((module) => module.tokens(login)),
};
