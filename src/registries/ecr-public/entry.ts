import type { RegistryEntry } from '../registry.js';

export const ecrPublic: RegistryEntry = {
  id: 'ecr-public',
  title: 'Amazon ECR Public',
  hosts: ['public.ecr.aws', 'ecr-public.aws.com'],
  realms: [],
  login: { username: '`AWS`', secret: 'output of `aws ecr-public get-login-password`' },
  load: () => import('./registry.js').then((module) => module.registry),
};
