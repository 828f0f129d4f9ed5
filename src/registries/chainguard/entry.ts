import type { RegistryEntry } from '../contract.js';

export const chainguard: RegistryEntry = {
  id: 'chainguard',
  title: 'Chainguard',
  hosts: ['cgr.dev'],
  realms: [],
  login: { username: '`_token` or pull token ID', secret: 'short-lived token or pull token' },
  identity: {
    from: ['id-token'],
    examples: ['720909c9f5279097d847ad02a2f24ba8f59de36a/a033a6fabe0bfa0d'],
    lifetime: '1 h',
  },
  rotation: ['refresh'],
  load: () => import('./registry.js').then((module) => module.registry),
};
