import type { RegistryEntry } from '../contract.js';

export const gitea: RegistryEntry = {
  id: 'gitea',
  title: 'Gitea and Forgejo',
  // Codeberg is the Forgejo of many; all other hosts are chosen by the provider id.
  hosts: ['codeberg.org'],
  realms: [],
  login: { username: 'user name', secret: 'access token' },
  load: () => import('./registry.js').then((module) => module.registry),
};
