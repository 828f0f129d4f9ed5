import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Open Dashboard → Storage → CloudRaya Container Registry → View Detail: the name of the registry is the user name.',
    'Store the password that was shown when the registry was created as the repository secret REGISTRY_PASSWORD.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: registry.cloudraya.com
    username: team
    password: \${{ secrets.REGISTRY_PASSWORD }}
`,
    },
  ],
  notes: [
    'Change Password in the panel ends the old password at once: rotate with the class supplied, which checks every store first.',
    'No API for the registry’s password is documented.',
  ],
};
