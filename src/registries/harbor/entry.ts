import type { RegistryEntry } from '../contract.js';

export const harbor: RegistryEntry = {
  id: 'harbor',
  title: 'Harbor',
  // Software for any host: chosen by its provider id.
  hosts: [],
  realms: [],
  login: { username: '`robot$name` or `robot$project+name`', secret: 'robot secret, password or CLI secret' },
  rotation: ['overlap', 'replace'],
  load: () => import('./registry.js').then((module) => module.registry),
};
