import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  // Software of anybody's host: never recognised, only named by `provider`.
  hosts: [],
  lookalikes: ['htpasswd.example.com'],
  pairs: [{ username: 'ci', secret: (canary) => canary }],
};
