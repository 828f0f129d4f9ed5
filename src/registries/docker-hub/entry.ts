import type { RegistryEntry } from '../contract.js';

export const dockerHub: RegistryEntry = {
  id: 'docker-hub',
  title: 'Docker Hub',
  // dhi.io are the hardened images; images are pulled from registry.hub.docker.com by that name.
  hosts: ['docker.io', 'dhi.io', 'registry.hub.docker.com'],
  realms: ['auth.docker.io'],
  login: { username: 'Docker ID or organisation', secret: 'access token (PAT, OAT) or password' },
  rotation: ['overlap', 'refresh'],
  identity: {
    from: ['id-token'],
    examples: ['1b671a64-40d5-491e-99b0-da01ff1f3341', '1b671a64-40d5-491e-99b0-da01ff1f3341 lifetime=600'],
    lifetime: '1 h',
  },
  load: () => import('./registry.js').then((module) => module.registry),
};
