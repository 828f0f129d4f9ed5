import type { RegistryEntry } from '../contract.js';

export const nexus: RegistryEntry = {
  id: 'nexus',
  title: 'Sonatype Nexus Repository',
  // Software for any host: chosen by its provider id.
  hosts: [],
  realms: [],
  login: { username: 'user name or user token name code', secret: 'password or pass code' },
  load: () => import('./registry.js').then((module) => module.registry),
};
