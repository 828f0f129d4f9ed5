import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['0b5a7c1e-1111-4222-8333-444455556666.europe.registry.cloudfleet.dev'],
  lookalikes: [
    '0b5a7c1e-1111-4222-8333-444455556666.europe.registry.cloudfleet.dev.evil.com',
    '0b5a7c1e-1111-4222-8333-444455556666.europe.registryxcloudfleet.dev',
    'evil-registry.cloudfleet.dev',
    'cloudfleet.dev',
  ],
  pairs: [{ username: '3f6c1a52-token', secret: (canary) => canary }],
};
