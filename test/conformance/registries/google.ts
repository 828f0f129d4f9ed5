import type { RegistrySamples } from '../samples.js';

const key = (canary: string) => JSON.stringify({ type: 'service_account', private_key: canary });

export const samples: RegistrySamples = {
  hosts: ['europe-west3-docker.pkg.dev', 'docker.us-east1.rep.pkg.dev', 'gcr.io', 'eu.gcr.io'],
  lookalikes: [
    'europe-west3-docker.pkg.dev.evil.com',
    'europe-west3-dockerxpkg.dev',
    'docker.pkg.dev',
    'gcr.io.evil.com',
    'evil-gcr.io',
    'eu.gcrxio',
    'a.b.gcr.io',
  ],
  pairs: [
    { username: 'oauth2accesstoken', secret: (canary) => canary },
    { secret: (canary) => `ya29.${canary}` },
    { username: '_json_key', secret: key },
    { secret: key },
    { username: '_json_key_base64', secret: (canary) => Buffer.from(key(canary)).toString('base64') },
    { secret: (canary) => Buffer.from(key(canary)).toString('base64') },
  ],
};
