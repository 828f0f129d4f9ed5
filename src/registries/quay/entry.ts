import type { RegistryEntry } from '../contract.js';

export const quay: RegistryEntry = {
  id: 'quay',
  title: 'Quay',
  hosts: ['quay.io'],
  realms: [],
  login: { username: '`namespace+robot`', secret: 'robot token' },
  rotation: ['overlap', 'replace', 'refresh'],
  identity: {
    from: ['id-token'],
    examples: ['acme+ci'],
    lifetime: '1 h',
  },
  load: () => import('./registry.js').then((module) => module.registry),
};
