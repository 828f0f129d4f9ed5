import type { RegistryEntry } from '../contract.js';

export const ghcr: RegistryEntry = {
  id: 'ghcr',
  title: 'GitHub Container Registry',
  hosts: ['ghcr.io'],
  realms: [],
  login: { username: 'any, e.g. the actor', secret: '`GITHUB_TOKEN` or PAT (classic)' },
  identity: {
    from: ['environment', 'key'],
    examples: ['job', 'app=123456 installation=7891011', 'app=123456 installation=7891011 access=read'],
    lifetime: 'the job; 1 h for an App',
    experimental:
      'GitHub documents no tokens of Apps for its registry; `job` is documented and needs no `verify`.',
  },
  rotation: ['refresh', 'supplied'],
  load: () => import('./registry.js').then((module) => module.registry),
};
