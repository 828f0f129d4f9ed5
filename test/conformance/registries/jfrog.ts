import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['acme.jfrog.io', 'acme-docker-local.jfrog.io'],
  lookalikes: ['acme.jfrog.io.evil.com', 'acmexjfrog.io', 'acme.jfrogxio', 'a.b.jfrog.io', 'jfrog.io'],
  pairs: [{ username: 'ci', secret: (canary) => canary }],
};
