import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['a1b2c3d4.c1.de1.container-registry.ovh.net'],
  lookalikes: [
    'a1b2c3d4.c1.de1.container-registry.ovh.net.evil.com',
    'a1b2c3d4.c1.de1.container-registryxovh.net',
    'a1b2c3d4.c1.de1.evil-container-registry.ovh.net',
    'container-registry.ovh.net',
  ],
  pairs: [{ username: 'robot$web+ci', secret: (canary) => canary }],
};
