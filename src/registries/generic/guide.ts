import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Find out host, user name and password (or token) of the registry; store the secret as REGISTRY_PASSWORD.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: registry.example.com:5000
    username: ci
    password: \${{ secrets.REGISTRY_PASSWORD }}
    verify: push:team/app
`,
    },
  ],
  notes: [
    'Everything that follows the distribution protocol works; a known kind, named by provider, explains refusals better.',
    'A private certificate authority is given as ca.',
  ],
};
