import { all, explainBy, notAccepted, notAllowed, userIs } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';
import { startsWith } from '../kit/logins/secret-form.js';

const PULL_TOKEN = 'chainctl auth configure-docker --pull-token';

export const registry: RegistryModule = {
  inputs: { username: '`_token` or pull token ID', password: 'short-lived token or pull token' },
  identity: {
    from: ['id-token'],
    examples: ['720909c9f5279097d847ad02a2f24ba8f59de36a/a033a6fabe0bfa0d'],
    onlyHosts: true,
    lifetime: '1 h',
  },
  rotation: [{ class: 'refresh' }],
  login: withIdentity(
    passwordLogin({
      username: (secret) => (startsWith(secret, 'eyJ') ? '_token' : undefined), // a JWT
      withoutPair: `Give identity: ID of an assumable identity (no stored secret), or username and password of a pull token (${PULL_TOKEN}).`,
    }),
    () => import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    {
      when: all(notAccepted, userIs(/^_token$/)),
      cause: 'The token is wrong or has expired; it is short-lived.',
      cure: `Give identity in place of a stored token, or use a pull token: ${PULL_TOKEN}.`,
    },
    {
      when: notAccepted,
      cause: 'The pull token is wrong, was deleted or has expired (30 days when nothing else was asked for).',
      cure: `Make a new one: ${PULL_TOKEN}. Its username and its password belong together.`,
    },
    {
      when: notAllowed,
      cause: 'The token has no right to this image.',
      cure: 'Pull tokens pull only; check that the organisation in the image’s name is the one the token was made for.',
    },
  ),
  tokens: (login) =>
    import('../kit/tokens/refreshed-tokens.js').then((module) => module.refreshedTokens(login)),
};
