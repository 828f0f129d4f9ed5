import { fail } from '../../errors/error.js';
import {
  all,
  emailAsUser,
  explainBy,
  notAccepted,
  notAllowed,
  saysExpired,
} from '../kit/explain/explanation-rule.js';
import { passwordLogin } from '../kit/login/password-login.js';
import type { Registry } from '../contract.js';

// docs.nexqloud.io: the console is the only way; no API for it is documented.
const PANEL = 'the registry → Settings → Generate New Credentials / Rotate Credentials';

export const registry: Registry = {
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
        'NexQloud refused the login; the user name is an e-mail address, as accounts have, not registries.',
      cure: `Use the credentials shown when the registry was created, or make new ones: ${PANEL}.`,
    },
    {
      when: notAccepted,
      cause:
        'The credentials are wrong, have expired or were rotated, or belong to another registry on this host.',
      cure: `Check the name after the host and, if the password is lost, make new credentials: ${PANEL}. The old ones end.`,
    },
    {
      when: notAllowed,
      cause: 'These credentials are not for this registry.',
      cure: 'Each registry has its own: the name after the host must be that of the registry they were made for.',
    },
  ),
  tokens: () => import('./tokens.js').then((module) => module.tokens),
};
