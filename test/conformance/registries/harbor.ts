import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: [],
  lookalikes: [],
  pairs: [{ username: 'robot$web+ci', secret: (canary) => canary }],
};
