import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Create a registry in the console; its user name and password are shown then.',
    'Store the password as the repository secret REGISTRY_PASSWORD.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: dcr.nexqloud.io/team
    username: team
    password: \${{ secrets.REGISTRY_PASSWORD }}
`,
    },
  ],
  notes: [
    'Docker keeps one login for the host: two registries there need isolate: true in jobs of their own.',
    'The registry → Settings → Generate New Credentials / Rotate Credentials ends the old ones: rotate with the class supplied.',
  ],
};
