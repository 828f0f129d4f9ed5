import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Open the project → Robot Accounts → New Robot Account (or Administration → Robot Accounts for several projects).',
    'Give it Pull Repository and, where the job pushes, Push Repository, and an expiry that a rotation can keep ahead of.',
    'Store its secret as the repository secret HARBOR_PASSWORD; it is shown once.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: harbor.acme.dev
    provider: harbor
    username: robot$web+ci
    password: \${{ secrets.HARBOR_PASSWORD }}
    verify: push:web/app
`,
    },
  ],
  notes: [
    `The \`$\` of a robot’s name is written once; shells and some CI systems want it quoted.`,
    'Where people sign in through OIDC, the password of an account is refused: use its CLI secret or a robot.',
    `An expired robot may be answered 200 and given no rights: \`verify\` finds that out.`,
    'Harbor takes no ID token of a CI.',
  ],
};
