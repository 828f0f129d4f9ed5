import type { RegistryEntry } from '../contract.js';

export const acr: RegistryEntry = {
  id: 'acr',
  title: 'Azure Container Registry',
  // No data endpoints ({name}.{region}.data.azurecr.io): nobody logs in there.
  hosts: [/^[a-z0-9]+(?:-[a-z0-9]+)?\.azurecr\.(?:io|cn|us)$/],
  realms: [],
  login: {
    username: 'token name, application ID or null GUID',
    secret: 'token password, client secret or refresh token',
  },
  identity: {
    from: ['id-token', 'key'],
    examples: ['tenant=11111111-2222-3333-4444-555555555555 client=66666666-7777-8888-9999-000000000000'],
    lifetime: '3 h',
  },
  rotation: ['refresh'],
  load: () => import('./registry.js').then((module) => module.registry),
};
