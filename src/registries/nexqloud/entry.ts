import type { RegistryEntry } from '../contract.js';

export const nexqloud: RegistryEntry = {
  id: 'nexqloud',
  title: 'NexQloud DCR',
  hosts: ['dcr.nexqloud.io'],
  realms: [],
  login: { username: 'user name of the registry', secret: 'password or token of the registry' },
  rotation: ['supplied'],
  load: () => import('./registry.js').then((module) => module.registry),
};
