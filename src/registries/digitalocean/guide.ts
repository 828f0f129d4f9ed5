import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Make an API token: API → Tokens → Generate New Token, custom scopes registry:read and registry:update, with an expiration.',
    'Store it as a secret of the repository; its owner’s team must own the registry.',
  ],
  steps: [
    {
      title: 'With credentials that end after an hour',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: registry.digitalocean.com
    identity: acme access=read-write lifetime=1h
    password: \${{ secrets.DIGITALOCEAN_TOKEN }}
    client: file
`,
    },
    {
      title: 'With the API token itself',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: registry.digitalocean.com
    username: ci@acme.example
    password: \${{ secrets.DIGITALOCEAN_TOKEN }}
`,
    },
  ],
  notes: [
    'The identity begins with the name of the registry, the first part of its images’ names: registry.digitalocean.com/acme/web.',
    'DigitalOcean issues the secret as user name too, and docker would show that on its command line: use client: file, or name your account’s e-mail address as username.',
    'The API itself would issue credentials that only read and never end; regcred always asks for an end.',
    'lifetime= is from 5m to 720h.',
  ],
};
