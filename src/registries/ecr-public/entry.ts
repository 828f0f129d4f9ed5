import type { RegistryEntry } from '../contract.js';

export const ecrPublic: RegistryEntry = {
  id: 'ecr-public',
  title: 'Amazon ECR Public',
  hosts: ['public.ecr.aws', 'ecr-public.aws.com'],
  realms: [],
  login: {
    username: '`AWS`, or the id of an access key',
    secret: 'output of `aws ecr-public get-login-password`, or the access key',
  },
  identity: {
    from: ['id-token', 'environment'],
    examples: ['arn:aws:iam::123456789012:role/ci', 'aws'],
    lifetime: '12 h',
  },
  rotation: ['refresh'],
  load: () => import('./registry.js').then((module) => module.registry),
};
