import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['fra.ocir.io', 'ocir.eu-frankfurt-1.oci.oraclecloud.com'],
  lookalikes: [
    'fra.ocir.io.evil.com',
    'fraxocir.io',
    'fra.ocirxio',
    'a.fra.ocir.io',
    'ocir.eu-frankfurt-1.oci.oraclecloud.com.evil.com',
    'ocir.eu-frankfurt-1.ocixoraclecloud.com',
  ],
  pairs: [
    { username: 'acme/default/ci@acme.example', secret: (canary) => canary },
    { username: 'BEARER_TOKEN', secret: (canary) => canary },
  ],
};
