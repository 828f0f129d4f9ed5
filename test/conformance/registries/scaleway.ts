import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['rg.fr-par.scw.cloud', 'rg.nl-ams.scw.cloud'],
  lookalikes: [
    'rg.fr-par.scw.cloud.evil.com',
    'rg.fr-par.scwxcloud',
    'evil-rg.fr-par.scw.cloud',
    'rgxfr-par.scw.cloud',
  ],
  pairs: [{ secret: (canary) => canary }, { username: 'nologin', secret: (canary) => canary }],
};
