import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Under Settings → Applications generate a token with the permission package: Read and Write.',
    'Store it as the repository secret GITEA_TOKEN.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: codeberg.org
    username: ci
    password: \${{ secrets.GITEA_TOKEN }}
`,
    },
  ],
  notes: ['For your own host add provider: gitea.', 'A password is refused where two-factor login is on.'],
};
