import type { RegistryEntry } from '../registry.js';

export const scaleway: RegistryEntry = {
  id: 'scaleway',
  title: 'Scaleway Container Registry',
  hosts: [/^rg\.[a-z]{2}-[a-z]{3}\.scw\.cloud$/],
  realms: [],
  login: { username: '`nologin`', secret: 'secret key of an API key' },
  load: () => import('./registry.js').then((module) => module.registry),
};
