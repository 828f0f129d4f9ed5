import { fail } from '../../errors.js';
import type { Registry } from '../registry.js';

export const registry: Registry = {
  login({ address, username, secret }) {
    if (secret === undefined || secret.isEmpty) {
      return Promise.reject(fail('E_SECRET_EMPTY', { registry: address.host }));
    }
    if (username === undefined) return Promise.reject(fail('E_USERNAME_MISSING', { registry: address.host }));
    return Promise.resolve({ username, secret });
  },
  tokens: async () => (await import('./tokens.js')).tokens,
};
