import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['registry.digitalocean.com'],
  lookalikes: [
    'registry.digitalocean.com.evil.com',
    'registryxdigitalocean.com',
    'evil-registry.digitalocean.com',
  ],
  pairs: [{ username: 'ci@acme.example', secret: (canary) => `dop_v1_${canary}` }],
};
