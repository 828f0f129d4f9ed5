import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  // Anybody's host: never recognised, only named by `provider`.
  hosts: [],
  lookalikes: ['http.example.com'],
  pairs: [{ username: 'ci', secret: (canary) => canary }],
};
