import type { RegistryEntry } from '../contract.js';

export const scaleway: RegistryEntry = {
  id: 'scaleway',
  title: 'Scaleway Container Registry',
  hosts: [/^rg\.[a-z]{2}-[a-z]{3}\.scw\.cloud$/],
  // The vendor's API, to which its keys belong; that the token server is there is general knowledge.
  realms: ['api.scaleway.com'],
  login: { username: '`nologin`', secret: 'secret key of an API key' },
  identity: {
    from: ['key'],
    examples: [
      'application=11111111-2222-4333-8444-555555555555',
      'application=11111111-2222-4333-8444-555555555555 project=66666666-7777-4888-9999-000000000000 lifetime=12h',
    ],
    lifetime: '1 h, or as `lifetime` says',
  },
  rotation: ['refresh'],
  load: () => import('./registry.js').then((module) => module.registry),
};
