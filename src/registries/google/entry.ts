import type { RegistryEntry } from '../contract.js';

export const google: RegistryEntry = {
  id: 'google',
  title: 'Google Artifact Registry and gcr.io',
  // GoogleCloudPlatform/docker-credential-gcr config/const.go.
  hosts: [/^(?:[a-z0-9-]+-docker\.pkg\.dev|docker\.[a-z0-9-]+\.rep\.pkg\.dev|(?:[a-z]+\.)?gcr\.io)$/],
  realms: [],
  login: { username: '`oauth2accesstoken` or `_json_key`', secret: 'access token or service account key' },
  identity: {
    from: ['id-token', 'environment'],
    examples: [
      'projects/123456789012/locations/global/workloadIdentityPools/ci-pool/providers/github',
      'projects/123456789012/locations/global/workloadIdentityPools/ci-pool/providers/github service-account=ci@acme.iam.gserviceaccount.com',
      'google',
    ],
    lifetime: '1 h',
  },
  rotation: ['refresh'],
  load: () => import('./registry.js').then((module) => module.registry),
};
