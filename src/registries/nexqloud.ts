import { fail } from '../errors/error.js';
import {
  all,
  emailAsUser,
  explainBy,
  notAccepted,
  notAllowed,
  saysExpired,
} from './kit/explain/explanation-rule.js';
import { passwordLogin } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';

// docs.nexqloud.io: the console is the only way; no API for it is documented.
const PANEL = 'the registry → Settings → Generate New Credentials / Rotate Credentials';

// docs.nexqloud.io: the console is the only way; no API for it is documented.
const SUPPLIED =
  'In the NexQloud console: the registry → Settings → Generate New Credentials / Rotate Credentials. This revokes the old credentials: no pull or push works until the stores hold the new ones.';

export const registry: RegistryModule = {
  example: 'dcr.nexqloud.io/team',
  inputs: { username: 'username of the registry', password: 'password or token of the registry' },
  rotation: [{ class: 'supplied' }],
  login: passwordLogin({
    check(_pair, { host, path }) {
      // Several registries share the host, each with credentials of its own.
      if (path !== undefined) return;
      const form = `It ends in the name of your registry: ${host}/<registry>.`;
      fail('E_REGISTRY_FORM', { registry: host, title: 'a NexQloud registry', form });
    },
  }),
  explain: explainBy(
    {
      when: saysExpired,
      cause: 'The credentials of the registry have expired.',
      cure: `Make new ones: ${PANEL}.`,
    },
    {
      when: all(notAccepted, emailAsUser),
      cause:
        'NexQloud refused the login; the username is an e-mail address, as accounts have, not registries.',
      cure: `Use the credentials shown when the registry was created, or make new ones: ${PANEL}.`,
    },
    {
      when: notAccepted,
      cause:
        'The credentials are wrong, have expired or were rotated, or belong to another registry on this host.',
      cure: `Check the name after the host and, if the password is lost, make new credentials: ${PANEL}. The old ones become invalid.`,
    },
    {
      when: notAllowed,
      cause: 'These credentials are not for this registry.',
      cure: 'Each registry has its own: the name after the host must be that of the registry they were made for.',
    },
  ),
  tokens: () => import('./kit/tokens/supplied-tokens.js').then((module) => module.suppliedTokens(SUPPLIED)),
};
