import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['codeberg.org'],
  lookalikes: ['codeberg.org.evil.com', 'codebergxorg', 'evil-codeberg.org', 'x.codeberg.org'],
  pairs: [{ username: 'ci', secret: (canary) => canary }],
};
