import type { RegistryEntry } from '../contract.js';

export const generic: RegistryEntry = {
  id: 'generic',
  title: 'any other registry',
  hosts: [],
  realms: [],
  login: { username: 'user name', secret: 'password or token' },
  rotation: ['supplied'],
  load: () => import('./registry.js').then((module) => module.registry),
};
