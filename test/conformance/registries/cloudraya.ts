import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['registry.cloudraya.com', 'team.registry.cloudraya.com'],
  lookalikes: ['registry.cloudraya.com.evil.com', 'registry.evilcloudraya.com', 'registry.cloudrayaxcom'],
  pairs: [{ username: 'team', secret: (canary) => canary }],
};
