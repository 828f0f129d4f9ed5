import { awsPasswordLogin } from '../kit/aws/password-login.js';
import { explainBy, notAccepted, notAllowed, saysExpired } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/login/identity-login.js';
import type { Registry } from '../contract.js';

const AGAIN = 'Fetch it in the same job with aws ecr get-login-password, with --region as in the host name.';
const PAIR =
  'Give identity: arn:aws:iam::123456789012:role/ci (no secret), or identity: aws; or AWS as username and the output of aws ecr get-login-password as password.';

export const registry: Registry = {
  login: withIdentity(awsPasswordLogin(PAIR), () =>
    import('./identity.js').then((module) => module.identityLogin),
  ),
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
  tokens: () =>
    import('../kit/tokens/refreshed-tokens.js').then((module) => module.refreshedTokens(registry.login)),
};
