import type { RegistryEntry } from '../contract.js';

export const ovh: RegistryEntry = {
  id: 'ovh',
  title: 'OVHcloud Managed Private Registry',
  hosts: [/^(?:[a-z0-9-]+\.)+container-registry\.ovh\.net$/],
  realms: [],
  login: { username: '`robot$name`', secret: 'robot secret' },
  rotation: ['overlap', 'replace'],
  load: () => import('./registry.js').then((module) => module.registry),
};
