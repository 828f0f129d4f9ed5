import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Make a service ID: Manage → Access (IAM) → Service IDs → Create.',
    'Give it the service access role Writer (push) or Reader (pull) for Container Registry: the service ID → Access policies → Assign access.',
    'Make an API key for it: the service ID → API keys → Create; it is shown only then.',
  ],
  steps: [
    {
      title: 'With a token that ends after an hour',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: us.icr.io
    identity: iam
    password: \${{ secrets.IBM_API_KEY }}
`,
    },
    {
      title: 'With the API key itself',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: us.icr.io
    password: \${{ secrets.IBM_API_KEY }}
`,
    },
  ],
  notes: [
    'With identity: iam the API key is sent to iam.cloud.ibm.com only, and the auth file holds a token of one hour.',
    'A job that pushes later than that logs in again right before.',
  ],
};
