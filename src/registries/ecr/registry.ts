import { awsPasswordLogin } from '../kit/aws/password-login.js';
import { explainBy, notAccepted, notAllowed, saysExpired } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import type { RegistryModule } from '../contract.js';

const AGAIN = 'Fetch it in the same job with aws ecr get-login-password, with --region as in the host name.';
const PAIR =
  'Give identity: arn:aws:iam::123456789012:role/ci (no secret), or identity: aws; or AWS as username and the output of aws ecr get-login-password as password.';

export const registry: RegistryModule = {
  example: '123456789012.dkr.ecr.us-east-1.amazonaws.com',
  inputs: {
    username: '`AWS`, or the id of an access key',
    password: 'output of `aws ecr get-login-password`, or the access key',
  },
  identity: {
    from: ['id-token', 'environment'],
    examples: ['arn:aws:iam::123456789012:role/ci', 'aws'],
    lifetime: '12 h',
  },
  rotation: [{ class: 'refresh' }],
  // docker/login-action: registries of other accounts in the same region, by the same credentials.
  alsoHosts: ({ host }, { AWS_ACCOUNT_IDS: accounts = '' }) =>
    accounts
      .split(',')
      .map((account) => account.trim())
      .filter((account) => account !== '' && /^\d{12}\./.test(host))
      .map((account) => host.replace(/^\d+/, account)),
  login: withIdentity(awsPasswordLogin(PAIR), () =>
    import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    { when: saysExpired, cause: 'The password for ECR has expired; it lives 12 hours.', cure: AGAIN },
    {
      when: notAccepted,
      cause: 'The password is wrong or older than 12 hours, or its session has expired.',
      cure: AGAIN,
    },
    {
      when: notAllowed,
      cause:
        'The IAM identity behind the password may not do this, or the repository does not exist in this account and region.',
      cure: 'Create the repository first. Pulling needs ecr:BatchGetImage and ecr:GetDownloadUrlForLayer, pushing the actions of AmazonEC2ContainerRegistryPowerUser.',
    },
  ),
  tokens: (login) =>
    import('../kit/tokens/refreshed-tokens.js').then((module) => module.refreshedTokens(login)),
};
