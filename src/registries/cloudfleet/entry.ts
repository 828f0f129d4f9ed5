import type { RegistryEntry } from '../contract.js';

export const cloudfleet: RegistryEntry = {
  id: 'cloudfleet',
  title: 'Cloudfleet Container Registry',
  // Wider than the form of a registry's host, so that a forgotten organisation is told, not guessed.
  hosts: [/^(?:[a-z0-9-]+\.)*registry\.cloudfleet\.dev$/],
  realms: [],
  login: { username: 'API token ID', secret: 'API token secret' },
  rotation: ['supplied'],
  load: () => import('./registry.js').then((module) => module.registry),
};
