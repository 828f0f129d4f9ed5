import type { RegistryEntry } from '../contract.js';

export const digitalocean: RegistryEntry = {
  id: 'digitalocean',
  title: 'DigitalOcean Container Registry',
  hosts: ['registry.digitalocean.com'],
  // Where its registry sends clients for tokens (digitalocean/openapi#75), and where its API token goes anyway.
  realms: ['api.digitalocean.com'],
  login: { username: 'issued user name or API token', secret: 'issued password or API token' },
  identity: {
    from: ['key'],
    examples: ['acme', 'acme access=read', 'acme access=read-write lifetime=12h'],
    lifetime: '1 h, or as `lifetime` says',
  },
  rotation: ['refresh', 'supplied'],
  load: () => import('./registry.js').then((module) => module.registry),
};
