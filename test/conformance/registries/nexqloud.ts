import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['dcr.nexqloud.io'],
  lookalikes: ['dcr.nexqloud.io.evil.com', 'dcrxnexqloud.io', 'dcr.nexqloudxio', 'evil-dcr.nexqloud.io'],
  registry: 'dcr.nexqloud.io/team',
  pairs: [{ username: 'team', secret: (canary) => canary }],
};
