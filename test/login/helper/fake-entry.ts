import type { Credential, LoginRequest, RegistryEntry } from '../../../src/registries/contract.js';
import type { Context } from '../../../src/context/context.js';

type From = NonNullable<RegistryEntry['identity']>['from'];

/** A registry that is in no catalog, for the seam of the credential helper. */
export function fakeEntry(
  login: (request: LoginRequest, ctx: Context) => Promise<Credential>,
  from: From = ['id-token'],
): RegistryEntry {
  return {
    id: 'fake',
    title: 'Fake',
    hosts: [],
    realms: [],
    login: { username: 'user name', secret: 'secret' },
    identity: { from, examples: [], lifetime: '1 h' },
    load: () => Promise.resolve({ login }),
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
