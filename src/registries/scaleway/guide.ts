import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Make an application: IAM → Applications → Create application, with a policy that grants ContainerRegistryFullAccess in the project of the namespace.',
    'Make an API key of the application: IAM → API keys → Generate an API key; the secret key is shown only then.',
    'For logins that end by themselves: a second application with the permission set IAMApplicationManager, and an API key of it.',
  ],
  steps: [
    {
      title: 'With the secret key of an API key',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: rg.fr-par.scw.cloud
    password: \${{ secrets.SCW_SECRET_KEY }}
`,
    },
    {
      title: 'With an API key that ends after an hour',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: rg.fr-par.scw.cloud
    identity: application=11111111-2222-4333-8444-555555555555 lifetime=1h
    password: \${{ secrets.SCW_IAM_SECRET_KEY }}
`,
    },
  ],
  notes: [
    'The registry itself issues nothing: the identity makes a new API key of the application that ends by itself.',
    'A key that may make keys can do more than one that may only push: give it to a scheduled rotation, not to every job.',
    'Each login adds a key to the list of IAM → API keys, where it stays until it is deleted, also after its end.',
    'lifetime= is from 5m to 720h.',
  ],
};
