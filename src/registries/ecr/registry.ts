import { explainBy, notAccepted, notAllowed, saysExpired } from '../explanation-rule.js';
import { onlyUser, passwordLogin } from '../password-login.js';
import type { Registry } from '../registry.js';

const AGAIN = 'Fetch it in the same job with aws ecr get-login-password, with --region as in the host name.';
const PAIR =
  'Give AWS as username and the output of aws ecr get-login-password as password; keys of an IAM user do not log in by themselves.';

export const registry: Registry = {
  login: passwordLogin({ username: () => 'AWS', withoutPair: PAIR, check: onlyUser('AWS', PAIR) }),
  explain: explainBy(
    { when: saysExpired, cause: 'The password for ECR has expired; it lives 12 hours.', cure: AGAIN },
    {
      when: notAccepted,
      cause: 'The password is wrong or older than 12 hours, or its session has ended.',
      cure: AGAIN,
    },
    {
      when: notAllowed,
      cause:
        'The IAM identity behind the password may not do this, or the repository does not exist in this account and region.',
      cure: 'Create the repository first. Pulling needs ecr:BatchGetImage and ecr:GetDownloadUrlForLayer, pushing the actions of AmazonEC2ContainerRegistryPowerUser.',
    },
  ),
};
