import { gitlabJob, jobWithIdToken, type RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Make the CI known to AWS, once per account: IAM, Identity providers, Add provider, OpenID Connect, URL https://token.actions.githubusercontent.com, audience sts.amazonaws.com; or aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com.',
    'Create a role: IAM, Roles, Create role, Web identity, with that provider and audience. Its trust policy: {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme/web:ref:refs/heads/main"}}}]}.',
    'Give the role its rights: {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"}, {"Effect": "Allow", "Action": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"], "Resource": "arn:aws:ecr:eu-central-1:123456789012:repository/web"}]}.',
    'For GitLab the provider is https://gitlab.com (or the URL of your own server), and the condition is on gitlab.com:sub, for example project_path:acme/web:ref_type:branch:ref:main.',
  ],
  steps: [
    {
      title: 'Keyless, from GitHub Actions',
      yaml: jobWithIdToken(`- uses: regcred/regcred@v0
  with:
    registry: 123456789012.dkr.ecr.eu-central-1.amazonaws.com
    identity: arn:aws:iam::123456789012:role/ci
`),
    },
    {
      title: 'Keyless, from GitLab CI/CD',
      yaml: gitlabJob({
        registry: '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
        identity: 'arn:aws:iam::123456789012:role/ci',
        audience: 'sts.amazonaws.com',
      }),
    },
    {
      title: 'With the role of the machine, task or pod, or the credentials an earlier step has set',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: 123456789012.dkr.ecr.eu-central-1.amazonaws.com
    identity: aws
`,
    },
    {
      title: 'Several accounts in one region',
      yaml: `- uses: regcred/regcred@v0
  env:
    AWS_ACCOUNT_IDS: 210987654321,111122223333
  with:
    registry: 123456789012.dkr.ecr.eu-central-1.amazonaws.com
    identity: arn:aws:iam::123456789012:role/ci
`,
    },
  ],
  notes: [
    'Jenkins: bind the credential "OpenID Connect id token", its audience set to sts.amazonaws.com, to the variable REGCRED_ID_TOKEN.',
    'A repository must exist before something is pushed to it; ECR creates none by itself unless a template says so.',
    'The login lives 12 hours; duration= only lengthens the session by which it is made.',
    'The identity aws looks for AWS_ACCESS_KEY_ID, AWS_WEB_IDENTITY_TOKEN_FILE, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI and the metadata service of EC2, in this order; profiles in files are not read.',
    'In China the provider is often set up with the audience sts.amazonaws.com.cn: add audience=sts.amazonaws.com.cn to the identity.',
    'A host with ecr-fips or dkr-ecr (on.aws) in it is asked by FIPS and dual-stack hosts; AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT do the same for every other.',
    'Where AWS is reached by a VPC endpoint with a name of its own, set AWS_ENDPOINT_URL_ECR and AWS_ENDPOINT_URL_STS.',
    'An access key as username and password, as docker/login-action takes it, is exchanged and never sent to the registry; with ecr: false nothing is exchanged.',
  ],
};
