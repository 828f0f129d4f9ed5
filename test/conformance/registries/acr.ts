import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['acme.azurecr.io', 'acme-a1b2c3d4.azurecr.io', 'acme.azurecr.cn'],
  lookalikes: [
    'acme.azurecr.io.evil.com',
    'acmexazurecr.io',
    'acme.azurecrxio',
    'acme.westeurope.data.azurecr.io',
    'azurecr.io',
  ],
  pairs: [
    { username: 'ci-push', secret: (canary) => canary },
    { username: '00000000-0000-0000-0000-000000000000', secret: (canary) => `eyJ${canary}` },
    { secret: (canary) => `eyJ${canary}` },
  ],
};
