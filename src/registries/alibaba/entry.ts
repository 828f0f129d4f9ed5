import type { RegistryEntry } from '../contract.js';

export const alibaba: RegistryEntry = {
  id: 'alibaba',
  title: 'Alibaba Cloud Container Registry',
  // Enterprise instances; personal ones.
  hosts: [
    /^[a-z0-9-]+-registry(?:-vpc)?\.[a-z0-9-]+\.cr\.aliyuncs\.com$/,
    /^registry(?:-intl)?(?:-vpc)?\.[a-z0-9-]+\.aliyuncs\.com$/,
  ],
  realms: [],
  login: { username: 'account or RAM user', secret: 'password of the registry' },
  identity: { from: ['key'], examples: ['cri-kmsiwlxxdcvaduwb'], lifetime: '1 h' },
  rotation: ['refresh'],
  load: () => import('./registry.js').then((module) => module.registry),
};
