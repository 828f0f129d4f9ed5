import type { Credential, LoginRequest, Registry, RegistryEntry } from '../../../src/registries/contract.js';
import type { Context } from '../../../src/context/context.js';

type From = NonNullable<Registry['identity']>['from'];

/** A registry that is in no catalog, for the seam of the credential helper. */
export function fakeEntry(
  login: (request: LoginRequest, ctx: Context) => Promise<Credential>,
  from: From = ['id-token'],
): RegistryEntry {
  return {
    id: 'fake',
    title: 'Fake',
    hosts: [],
    load: () =>
      Promise.resolve({
        inputs: { username: 'user name', password: 'secret' },
        identity: { from, examples: [], lifetime: '1 h' },
        login,
      }),
  };
}

/** One login in helper.json. */
export const known = (registry: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id: registry,
  registry,
  provider: '',
  identity: 'who',
  username: '',
  ca: '',
  ...more,
});
