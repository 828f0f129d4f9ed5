import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['docker.io', 'dhi.io', 'registry.hub.docker.com'],
  lookalikes: ['docker.io.evil.com', 'evil-docker.io', 'hub.docker.com.evil.com', 'docker.io:8443'],
  pairs: [
    { username: 'acme', secret: (canary) => `dckr_pat_${canary}` },
    { username: 'acme', secret: (canary) => canary },
  ],
};
