import type { RegistryEntry } from '../contract.js';

export const gitlab: RegistryEntry = {
  id: 'gitlab',
  title: 'GitLab Container Registry',
  hosts: ['registry.gitlab.com'],
  realms: ['gitlab.com'],
  login: {
    username: 'user, deploy token or `$CI_REGISTRY_USER`',
    secret: 'token or `$CI_REGISTRY_PASSWORD`',
  },
  identity: { from: ['environment'], examples: ['job'], lifetime: 'the job' },
  rotation: ['overlap', 'replace'],
  load: () => import('./registry.js').then((module) => module.registry),
};
