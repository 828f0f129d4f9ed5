import type { RegistryEntry } from '../contract.js';

export const ibm: RegistryEntry = {
  id: 'ibm',
  title: 'IBM Cloud Container Registry',
  hosts: [/^(?:[a-z0-9]+\.)?icr\.io$/],
  realms: [],
  login: { username: '`iamapikey` or `iambearer`', secret: 'IAM API key or token' },
  identity: { from: ['key'], examples: ['iam'], lifetime: '1 h' },
  rotation: ['refresh'],
  load: () => import('./registry.js').then((module) => module.registry),
};
