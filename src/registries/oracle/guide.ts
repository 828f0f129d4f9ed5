import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Make an auth token under User settings → Auth tokens (at most two per user).',
    'Let the user’s group manage repos in the compartment by a policy.',
    'Store it as the repository secret OCIR_TOKEN.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: fra.ocir.io
    username: acme/default/ci@acme.example
    password: \${{ secrets.OCIR_TOKEN }}
`,
    },
  ],
  notes: [
    'The user name begins with the namespace of the tenancy, shown under Tenancy details.',
    'A short-lived bearer token goes with the user name BEARER_TOKEN; regcred does not fetch it.',
  ],
};
