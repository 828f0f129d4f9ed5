import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['registry.gitlab.com'],
  lookalikes: ['registry.gitlab.com.evil.com', 'registry-gitlab.com', 'registryxgitlab.com'],
  pairs: [
    { username: 'gitlab-ci-token', secret: (canary) => canary },
    { username: 'gitlab+deploy-token-1', secret: (canary) => `gldt-${canary}` },
  ],
};
