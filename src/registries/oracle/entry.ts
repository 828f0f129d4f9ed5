import type { RegistryEntry } from '../contract.js';

export const oracle: RegistryEntry = {
  id: 'oracle',
  title: 'Oracle Cloud Container Registry',
  hosts: [/^[a-z0-9-]+\.ocir\.io$/, /^ocir\.[a-z0-9-]+\.oci\.oraclecloud\.com$/],
  realms: [],
  login: { username: '`<namespace>/<user>`', secret: 'auth token' },
  load: () => import('./registry.js').then((module) => module.registry),
};
