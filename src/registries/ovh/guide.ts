import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Open the Harbor interface of the registry from the OVHcloud Control Panel.',
    'Open the project → Robot Accounts → New Robot Account (or Administration → Robot Accounts for several projects).',
    'Give it Pull Repository and, where the job pushes, Push Repository, and an expiry that a rotation can keep ahead of.',
    'Store its secret as the repository secret HARBOR_PASSWORD; it is shown once.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: a1b2c3d4.c1.de1.container-registry.ovh.net
    username: robot$web+ci
    password: \${{ secrets.HARBOR_PASSWORD }}
    verify: push:web/app
`,
    },
  ],
  notes: ['Switching OVHcloud IAM on removes all users of Harbor; robot accounts go on working.'],
};
