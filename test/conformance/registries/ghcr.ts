import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['ghcr.io'],
  lookalikes: ['ghcr.io.evil.com', 'evil-ghcr.io', 'ghcrxio', 'x.ghcr.io', 'ghcr.io:8443'],
  pairs: [
    { secret: (canary) => `ghs_${canary}` },
    { username: 'octocat', secret: (canary) => `ghp_${canary}` },
  ],
};
