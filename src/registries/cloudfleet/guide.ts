import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Make an API token with the role Administrator (pull and push) or User (pull): cloudfleet tokens create.',
    'Store its secret as the repository secret CLOUDFLEET_SECRET; its ID is the user name.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: 0b5a7c1e-1111-4222-8333-444455556666.europe.registry.cloudfleet.dev
    username: \${{ vars.CLOUDFLEET_TOKEN_ID }}
    password: \${{ secrets.CLOUDFLEET_SECRET }}
`,
    },
  ],
  notes: [
    'The old secret ends at once with cloudfleet tokens regenerate; a second token, which has another ID, avoids the gap.',
    'Cloudfleet documents no login by a CI’s ID token.',
  ],
};
