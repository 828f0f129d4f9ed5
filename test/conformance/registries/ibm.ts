import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['icr.io', 'us.icr.io', 'jp2.icr.io'],
  lookalikes: ['icr.io.evil.com', 'evil-icr.io', 'us.icrxio', 'a.b.icr.io'],
  pairs: [{ secret: (canary) => canary }, { username: 'iambearer', secret: (canary) => canary }],
};
