import type { RegistryEntry } from '../contract.js';

export const cloudraya: RegistryEntry = {
  id: 'cloudraya',
  title: 'CloudRaya Container Registry',
  hosts: [/^(?:[a-z0-9-]+\.)+cloudraya\.com$/],
  realms: [],
  login: { username: 'name of the registry', secret: 'password of the registry' },
  rotation: ['supplied'],
  load: () => import('./registry.js').then((module) => module.registry),
};
