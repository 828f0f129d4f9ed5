import type { RegistryEntry } from '../contract.js';

export const mcr: RegistryEntry = {
  id: 'mcr',
  title: 'Microsoft Artifact Registry',
  hosts: ['mcr.microsoft.com'],
  realms: [],
  login: { username: 'none', secret: 'none: public' },
  load: () => import('./registry.js').then((module) => module.registry),
};
