import { gitlabJob, jobWithIdToken, type RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Make the CI known to AWS, once per account: IAM, Identity providers, Add provider, OpenID Connect, URL https://token.actions.githubusercontent.com, audience sts.amazonaws.com.',
    'Create a role for that provider with this trust policy: {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme/web:ref:refs/heads/main"}}}]}.',
    'Give the role its rights: {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken"], "Resource": "*"}, {"Effect": "Allow", "Action": ["ecr-public:BatchCheckLayerAvailability", "ecr-public:CompleteLayerUpload", "ecr-public:InitiateLayerUpload", "ecr-public:PutImage", "ecr-public:UploadLayerPart"], "Resource": "arn:aws:ecr-public::123456789012:repository/web"}]}.',
  ],
  steps: [
    {
      title: 'Keyless, from GitHub Actions',
      yaml: jobWithIdToken(`- uses: regcred/regcred@v0
  with:
    registry: public.ecr.aws
    identity: arn:aws:iam::123456789012:role/ci
`),
    },
    {
      title: 'Keyless, from GitLab CI/CD',
      yaml: gitlabJob({
        registry: 'public.ecr.aws',
        identity: 'arn:aws:iam::123456789012:role/ci',
        audience: 'sts.amazonaws.com',
      }),
    },
    {
      title: 'With the role of the machine, task or pod, or the credentials an earlier step has set',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: public.ecr.aws
    identity: aws
`,
    },
  ],
  notes: [
    'Jenkins: bind the credential "OpenID Connect id token", its audience set to sts.amazonaws.com, to the variable REGCRED_ID_TOKEN.',
    'Passwords come from us-east-1, whatever region you work in.',
    'Pulling needs no login, but a login raises the limits.',
    'Both actions of the first statement are needed; without sts:GetServiceBearerToken AWS refuses the other.',
  ],
};
