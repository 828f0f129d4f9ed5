import { awsPasswordLogin } from '../kit/aws/password-login.js';
import { explainBy, notAccepted, notAllowed, saysExpired } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import type { RegistryModule } from '../contract.js';

const AGAIN =
  'Fetch it in the same job with aws ecr-public get-login-password --region us-east-1, whatever region you work in.';
const PAIR =
  'Give identity: arn:aws:iam::123456789012:role/ci (no secret), or identity: aws; or AWS and the output of aws ecr-public get-login-password --region us-east-1. Pulling needs no login.';

export const registry: RegistryModule = {
  inputs: {
    username: '`AWS`, or the id of an access key',
    password: 'output of `aws ecr-public get-login-password`, or the access key',
  },
  identity: {
    from: ['id-token', 'environment'],
    examples: ['arn:aws:iam::123456789012:role/ci', 'aws'],
    lifetime: '12 h',
  },
  rotation: [{ class: 'refresh' }],
  login: withIdentity(awsPasswordLogin(PAIR), () =>
    import('./identity.js').then((module) => module.identityLogin),
  ),
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
  tokens: (login) =>
    import('../kit/tokens/refreshed-tokens.js').then((module) => module.refreshedTokens(login)),
};
