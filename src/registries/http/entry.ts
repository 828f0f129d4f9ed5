import type { RegistryEntry } from '../contract.js';

/** Whose tokens are described in regcred.yml, request by request. */
export const http: RegistryEntry = {
  id: 'http',
  title: 'Any registry with an HTTP API',
  hosts: [],
  realms: [],
  login: { username: 'user name', secret: 'password or token' },
  rotation: ['overlap', 'replace'],
  load: () => import('./registry.js').then((module) => module.registry),
};
