import type { RegistryEntry } from '../contract.js';

export const jfrog: RegistryEntry = {
  id: 'jfrog',
  title: 'JFrog Artifactory',
  hosts: [/^[a-z0-9-]+\.jfrog\.io$/],
  realms: [],
  login: { username: 'user name of the token', secret: 'access, identity or reference token' },
  identity: {
    from: ['id-token'],
    examples: [
      'github audience=https://github.com/acme',
      'github audience=https://github.com/acme project=web mapping=ci platform=acme.jfrog.io',
    ],
    lifetime: 'as its identity mapping says',
  },
  rotation: ['refresh'],
  load: () => import('./registry.js').then((module) => module.registry),
};
