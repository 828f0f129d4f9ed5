import { all, explainBy, notAccepted, notAllowed, userIs } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';

export const registry: RegistryModule = {
  inputs: { username: '`namespace+robot`', password: 'robot token' },
  identity: {
    from: ['id-token'],
    examples: ['acme+ci'],
    lifetime: '1 h',
  },
  rotation: [
    { class: 'overlap', usernames: 'change' },
    { class: 'replace', chooses: 'registry' },
    { class: 'refresh' },
  ],
  login: withIdentity(
    passwordLogin({
      withoutPair:
        'Give identity: ORGANISATION+ROBOT (no stored secret), or the robot’s name as username and its token as password.',
    }),
    () => import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    {
      // quay/quay auth/credential_consts.py: $oauthtoken, $app, $token.
      when: all(notAccepted, userIs(/^(?:oauthtoken|app|token)$/)),
      cause: 'The username has lost the $ at its beginning: a shell or an expanded variable replaced it.',
      cure: 'Write it in single quotes, as $oauthtoken, $app or $token.',
    },
    {
      when: all(notAccepted, userIs(/\+/)),
      cause: 'The token of the robot account is wrong or has been regenerated, or its name is wrong.',
      cure: 'Copy name (namespace+robot) and token from the organisation’s page → Robot Accounts.',
    },
    {
      when: notAccepted,
      cause: 'Quay refused the login of a user.',
      cure: 'Use a robot account: organisation’s page → Robot Accounts; its name reads namespace+robot, and its token is the password.',
    },
    {
      when: notAllowed,
      cause: 'The account has no right to this repository.',
      cure: 'Give it Read or Write on the repository’s page → Settings → User and Robot Permissions.',
    },
  ),
  tokens: (login) => import('./tokens.js').then((module) => module.tokens(login)),
};
