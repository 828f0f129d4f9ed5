import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Make the file with htpasswd -Bc /etc/registry/htpasswd ci: the registry takes bcrypt only.',
    'For a rotation without a gap add a second user; regcred lets them take turns.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: registry.example.com:5000
    provider: htpasswd
    username: ci
    password: \${{ secrets.REGISTRY_PASSWORD }}
`,
    },
  ],
  notes: ['The registry reads the file again when its time of change moves.'],
};
