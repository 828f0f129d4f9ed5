import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['quay.io'],
  lookalikes: ['quay.io.evil.com', 'evil-quay.io', 'quayxio', 'x.quay.io'],
  pairs: [{ username: 'acme+ci', secret: (canary) => canary }],
};
