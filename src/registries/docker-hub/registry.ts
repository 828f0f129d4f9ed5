import {
  all,
  emailAsUser,
  explainBy,
  lacks,
  notAccepted,
  rateLimited,
  secretStartsWith,
} from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';
import { dropInIdentity } from './drop-in.js';

const login = withIdentity(passwordLogin(), () =>
  import('./identity.js').then((module) => module.identityLogin),
);

export const registry: RegistryModule = {
  realms: ['auth.docker.io'],
  inputs: { username: 'Docker ID or organisation', password: 'access token (PAT, OAT) or password' },
  identity: {
    from: ['id-token'],
    examples: ['1b671a64-40d5-491e-99b0-da01ff1f3341', '1b671a64-40d5-491e-99b0-da01ff1f3341 lifetime=600'],
    onlyHosts: true,
    lifetime: '1 h',
  },
  rotation: [{ class: 'overlap' }, { class: 'refresh' }],
  // An e-mail address as username is not refused beforehand: docker's own prompt asks for "your Docker ID or
  // email address" since CLI 26, while it was refused for years (docker/hub-feedback#935).
  login: (request, ctx) => login(dropInIdentity(request, ctx), ctx),
  // Images are named docker.io, the API answers here (docker/login-action src/dockerhub.ts).
  endpoint: ({ host }) => (host === 'docker.io' ? { host: 'registry-1.docker.io' } : {}),
  explain: explainBy(
    {
      when: rateLimited,
      cause: 'Docker Hub has had too many requests from this account or address.',
      cure: 'Wait and run it again. Logged-in accounts may pull more than anonymous ones, and paid plans more still.',
    },
    {
      when: all(notAccepted, emailAsUser),
      cause: 'Docker Hub refused the login; the username is an e-mail address.',
      cure: 'Use the Docker ID (for an organisation access token the name of the organisation) as username.',
    },
    {
      when: all(notAccepted, secretStartsWith('dckr_oat_')),
      cause:
        'The organisation access token is wrong, switched off or expired, or the username is not the organisation.',
      cure: 'Use the name of the organisation as username, and let an owner look at its access tokens; expired ones stay in the list.',
    },
    {
      when: all(notAccepted, secretStartsWith('dckr_pat_')),
      cause: 'The personal access token is wrong, switched off, expired, or belongs to another Docker ID.',
      cure: 'Look at Account settings → Personal access tokens of the user that the input username names.',
    },
    {
      when: notAccepted,
      cause:
        'The password is wrong, or the account uses two-factor login or single sign-on, where a password is refused.',
      cure: 'Create a token under Account settings → Personal access tokens and use it as password.',
    },
    {
      when: all(lacks('push'), secretStartsWith('dckr_pat_', 'dckr_oat_')),
      cause: 'The access token may not push to this repository.',
      cure: 'Create a token with the permission Read & Write; an organisation access token must also list the repository.',
    },
  ),
  tokens: (login) => import('./tokens.js').then((module) => module.tokens(login)),
};
