import { explainBy, notAccepted, notAllowed } from './kit/explain/explanation-rule.js';
import { passwordLogin, unfit } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';

const FORM =
  'It reads <namespace>/<user>, in an identity domain <namespace>/<domain>/<user>; the namespace is shown under Tenancy details.';

export const registry: RegistryModule = {
  example: 'fra.ocir.io',
  inputs: { username: '`<namespace>/<user>`', password: 'auth token' },
  login: passwordLogin({
    check({ username }, address) {
      if (username.includes('/') || username === 'BEARER_TOKEN') return;
      throw unfit(address, 'the username lacks the namespace of the tenancy', FORM);
    },
  }),
  explain: explainBy(
    {
      when: notAccepted,
      cause:
        'The username has another form than Oracle expects, or the password is not an auth token of this user.',
      cure: 'The username reads <namespace>/<user>; the password is an auth token, not that of the console: User settings → Auth tokens (two at most).',
    },
    {
      when: notAllowed,
      cause: 'No policy lets this user do this.',
      cure: 'Allow the user’s group to read (pull) or manage (push) repos in the compartment of the repository.',
    },
  ),
};
