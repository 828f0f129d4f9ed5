import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['cgr.dev'],
  lookalikes: ['cgr.dev.evil.com', 'evil-cgr.dev', 'cgrxdev', 'x.cgr.dev'],
  pairs: [
    { username: '_token', secret: (canary) => `eyJ${canary}` },
    { secret: (canary) => `eyJ${canary}` },
    { username: 'a1b2c3/d4e5f6', secret: (canary) => canary },
  ],
};
