import { regcredError } from '../errors/error.js';
import type { RegistryModule } from './contract.js';

export const registry: RegistryModule = {
  inputs: { username: 'none', password: 'none: public' },
  login: ({ address }) => Promise.reject(regcredError('E_REGISTRY_PUBLIC', { registry: address.host })),
};
