import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: ['Describe the requests that make and end a token in regcred.yml; docs/rotation.md shows how.'],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: registry.example.com
    provider: http
    username: ci
    password: \${{ secrets.REGISTRY_PASSWORD }}
`,
    },
  ],
  notes: ['Hosts are named in the configuration; a secret goes to no other.'],
};
