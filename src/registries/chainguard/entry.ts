import type { RegistryEntry } from '../registry.js';

export const chainguard: RegistryEntry = {
  id: 'chainguard',
  title: 'Chainguard',
  hosts: ['cgr.dev'],
  realms: [],
  login: { username: '`_token` or pull token ID', secret: 'short-lived token or pull token' },
  load: () => import('./registry.js').then((module) => module.registry),
};
