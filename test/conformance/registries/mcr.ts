import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['mcr.microsoft.com'],
  lookalikes: ['mcr.microsoft.com.evil.com', 'mcrxmicrosoft.com', 'evil-mcr.microsoft.com'],
  pairs: 'E_REGISTRY_PUBLIC',
};
