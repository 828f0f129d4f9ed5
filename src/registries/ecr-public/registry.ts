import { explainBy, notAccepted, notAllowed, saysExpired } from '../explanation-rule.js';
import { onlyUser, passwordLogin } from '../password-login.js';
import type { Registry } from '../registry.js';

const AGAIN =
  'Fetch it in the same job with aws ecr-public get-login-password --region us-east-1, whatever region you work in.';
const PAIR =
  'Give AWS as username and the output of aws ecr-public get-login-password --region us-east-1 as password. Pulling needs no login.';

export const registry: Registry = {
  login: passwordLogin({ username: () => 'AWS', withoutPair: PAIR, check: onlyUser('AWS', PAIR) }),
  explain: explainBy(
    { when: saysExpired, cause: 'The password for ECR Public has expired; it lives 12 hours.', cure: AGAIN },
    {
      when: notAccepted,
      cause: 'The password is wrong or older than 12 hours, or it is one for private ECR.',
      cure: AGAIN,
    },
    {
      when: notAllowed,
      cause: 'The IAM identity behind the password may not do this.',
      cure: 'Allow ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken, and for pushing the ecr-public actions of layers and images.',
    },
  ),
};
