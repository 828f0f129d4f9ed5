import { z } from 'zod';
import { opener } from '../../../src/config/opener.js';
import { parseAddress } from '../../../src/registries/address.js';
import type { RegistryEntry, TokenAccess, TokenApi } from '../../../src/registries/contract.js';
import type { InstalledParts } from '../../../src/rotate/config/installed.js';
import { Secret } from '../../../src/secret/secret.js';
import type { Store, StoreEntry } from '../../../src/stores/contract.js';
import { MemoryVariables } from '../ledger/memory-variables.js';

const never = () => Promise.reject(new Error('nothing may be asked while a configuration is read'));

/** What was opened, and with what. */
export interface Opened {
  readonly access: TokenAccess[];
  loads: number;
  asks: { endpoint: unknown; rights: unknown; login: unknown }[];
}

function tokenApi(name: string, kind: string): TokenApi {
  const base = { name, example: { username: 'ci', secret: new Secret('x') }, calls: {}, check: never };
  if (kind === 'overlap' || kind === 'alternating') {
    const usernames = kind === 'overlap' ? 'constant' : 'change';
    return { ...base, kind: 'overlap', usernames, list: never, create: never, revoke: never };
  }
  const one = { ...base, username: 'ci' };
  if (kind === 'chosen') {
    const choose = () => new Secret('x');
    return { ...one, kind: 'replace', chooses: 'client', choose, replace: never };
  }
  if (kind === 'issued')
    return { ...one, kind: 'replace', chooses: 'registry', current: never, regenerate: never };
  if (kind === 'refresh') return { ...one, kind: 'refresh', issue: never };
  return { ...one, kind: 'supplied', panel: 'Open the panel.', next: never, former: never };
}

const token = z.strictObject({
  name: z.string(),
  class: z.enum(['overlap', 'alternating', 'chosen', 'issued', 'refresh', 'supplied']).default('overlap'),
});

/** A registry of every class, a store and variables, none of which may be asked. */
export function standIns(): InstalledParts & { readonly opened: Opened } {
  const opened: Opened = { access: [], loads: 0, asks: [] };
  const kit: RegistryEntry = {
    id: 'kit',
    title: 'Kit',
    hosts: ['kit.example.com'],
    load: () =>
      Promise.resolve({
        inputs: { username: 'u', password: 's' },
        realms: ['auth.kit.example.com'],
        identity: { from: ['id-token'], examples: ['kit-role'], lifetime: '1 h' },
        login: never,
        tokens: () =>
          Promise.resolve(
            opener(token, (settings, access: TokenAccess) => {
              opened.access.push(access);
              return tokenApi(settings.name, settings.class);
            }),
          ),
      }),
  };
  const none: RegistryEntry = {
    ...kit,
    id: 'none',
    hosts: [],
    load: () => Promise.resolve({ inputs: { username: 'u', password: 's' }, login: never }),
  };
  const box: StoreEntry = {
    id: 'box',
    title: 'Box',
    load: () => {
      opened.loads++;
      return Promise.resolve({
        ...opener(z.strictObject({ key: z.string(), secret: z.string() }), ({ key, secret }): Store => {
          const name = `box:${key}/${secret}`;
          return {
            name,
            holds: 'secret',
            readable: true,
            calls: [],
            check: never,
            read: never,
            write: never,
          };
        }),
        parseShortForm: (text) => {
          const [key, secret, more] = text.split('/');
          return more === undefined && key && secret ? { key, secret } : undefined;
        },
        variables: (place) => (place === 'acme/platform' ? new MemoryVariables() : undefined),
      });
    },
  };
  return {
    opened,
    registries: [kit, none],
    stores: [box],
    parseAddress,
    handshake: never,
    verifyRights: (endpoint, login, rights) => {
      opened.asks.push({ endpoint, login, rights });
      return Promise.resolve(rights.map((right) => ({ right, proof: 'granted' })));
    },
  };
}
