import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: [],
  lookalikes: [],
  pairs: [{ username: 'ci', secret: (canary) => canary }],
};
