import { gitlabJob, jobWithIdToken, type RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'The organisation’s page → Robot Accounts → Create Robot Account, and give it Write (or Read) on the repositories.',
    'The same page → the robot → Set robot federation → Add: issuer https://token.actions.githubusercontent.com, subject repo:acme/web:ref:refs/heads/main, audience quay.io.',
    'For GitLab the issuer is https://gitlab.com and the subject project_path:acme/web:ref_type:branch:ref:main.',
  ],
  steps: [
    {
      title: 'Keyless, from GitHub Actions',
      yaml: jobWithIdToken(`- uses: regcred/regcred@v0
  with:
    registry: quay.io
    identity: acme+ci
`),
    },
    {
      title: 'Keyless, from GitLab CI',
      yaml: gitlabJob({ registry: 'quay.io', identity: 'acme+ci', audience: 'quay.io' }),
    },
    {
      title: 'Keyless, at a Quay of your own',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: quay.acme.dev
    provider: quay
    identity: acme+ci
`,
    },
    {
      title: 'With a robot’s token',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: quay.io
    username: acme+ci
    password: \${{ secrets.QUAY_TOKEN }}
`,
    },
  ],
  notes: [
    'Issuer and subject are compared letter by letter, without wildcards.',
    'The ID token’s audience is the registry’s host unless audience= names another; Quay looks at it only where the federation lists audiences, and says that it will demand them.',
    'The login lives for an hour.',
  ],
};
