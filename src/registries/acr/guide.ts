import { gitlabJob, jobWithIdToken, type RegistryGuide } from '../guide.js';

const IDENTITY = 'tenant=11111111-2222-3333-4444-555555555555 client=66666666-7777-8888-9999-000000000000';

export const guide: RegistryGuide = {
  setup: [
    'Make an application: az ad app create --display-name ci-push, then az ad sp create --id CLIENT_ID (a user-assigned managed identity does as well).',
    'Azure portal → App registrations → ci-push → Certificates & secrets → Federated credentials → Add credential: issuer https://token.actions.githubusercontent.com, subject repo:acme/web:ref:refs/heads/main, audience api://AzureADTokenExchange.',
    'Grant it the registry: az role assignment create --assignee CLIENT_ID --role AcrPush --scope REGISTRY_RESOURCE_ID (AcrPull to pull only).',
    'Take Directory (tenant) ID and Application (client) ID from the application’s overview; neither is a secret.',
  ],
  steps: [
    {
      title: 'Keyless, from GitHub Actions',
      yaml: jobWithIdToken(`- uses: regcred/regcred@v0
  with:
    registry: acme.azurecr.io
    identity: ${IDENTITY}
`),
    },
    {
      title: 'Keyless, from GitLab CI',
      yaml: gitlabJob({
        registry: 'acme.azurecr.io',
        identity: IDENTITY,
        audience: 'api://AzureADTokenExchange',
      }),
    },
    {
      title: 'With a client secret, which does not get into docker’s file',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: acme.azurecr.io
    identity: ${IDENTITY}
    password: \${{ secrets.AZURE_CLIENT_SECRET }}
`,
    },
    {
      title: 'With a token of the registry and its scope map',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: acme.azurecr.io
    username: ci-push
    password: \${{ secrets.ACR_PASSWORD }}
`,
    },
  ],
  notes: [
    'Subject and issuer of a federated credential are compared letter by letter; a job with an environment has the subject repo:acme/web:environment:NAME.',
    'The login lives for about three hours.',
    'Azure Government (azurecr.us) and Azure China (azurecr.cn) are logged in to at their own Entra hosts; these come from general knowledge of Azure’s endpoints and were not tried.',
    'A service principal’s application ID and secret as username and password work too; the secret then stands in docker’s file.',
  ],
};
