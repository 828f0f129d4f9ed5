import type { RegistryEntry } from '../registry.js';

export const ghcr: RegistryEntry = {
  id: 'ghcr',
  title: 'GitHub Container Registry',
  hosts: ['ghcr.io'],
  realms: [],
  login: { username: 'any, e.g. the actor', secret: '`GITHUB_TOKEN` or PAT (classic)' },
  rotation: ['supplied'],
  load: () => import('./registry.js').then((module) => module.registry),
};
