import type { RegistryEntry } from '../contract.js';

/** A plain distribution registry whose htpasswd file we may write. */
export const htpasswd: RegistryEntry = {
  id: 'htpasswd',
  title: 'Distribution registry with an htpasswd file',
  hosts: [],
  realms: [],
  login: { username: 'a user of the htpasswd file', secret: 'its password' },
  rotation: ['overlap', 'replace'],
  load: () => import('./registry.js').then((module) => module.registry),
};
