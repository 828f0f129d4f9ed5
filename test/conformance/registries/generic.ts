import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['registry.example.com', 'localhost:5000', '[::1]:5000'],
  lookalikes: [],
  pairs: [{ username: 'ci', secret: (canary) => canary }],
};
