import { regcredError } from '../../errors/error.js';
import type { Registry } from '../contract.js';

export const registry: Registry = {
  login: ({ address }) => Promise.reject(regcredError('E_REGISTRY_PUBLIC', { registry: address.host })),
};
