import type { Endpoint } from '../../distribution/distribution.js';
import { RegcredError } from '../../errors.js';
import { nearest } from '../../nearest.js';
import type { RegistryAddress } from '../../registries/address.js';
import type { RegistryEntry } from '../../registries/registry.js';
import type { TokenApi } from '../../registries/token-api.js';
import type { Store, StoreEntry } from '../../stores/store.js';
import { asker } from '../ask.js';
import type { Handshakes } from '../ask.js';
import { FileLedger } from '../ledger/file-ledger.js';
import type { Work } from '../work.js';
import { check, configFault } from './check.js';
import type { Part } from './check.js';
import type { ConfigFile } from './read-config.js';
import { duration } from './schema.js';
import type { CredentialConfig } from './schema.js';

/** The parts of regcred that a rotation is put together from. */
export interface Parts {
  readonly registries: readonly RegistryEntry[];
  readonly stores: readonly StoreEntry[];
  readonly parseAddress: (text: string) => RegistryAddress;
  readonly handshake: Handshakes;
}

/** Opens everything the file names. Reads no store and asks no registry yet. */
export async function openWork({ config, file }: ConfigFile, parts: Parts): Promise<readonly Work[]> {
  const ledger = new FileLedger(config.ledger.slice('file:'.length));
  const taken = new Set([ledger.name]);
  const works: Work[] = [];
  for (const [name, credential] of Object.entries(config.credentials)) {
    const part = { ...file, path: ['credentials', name] };
    const endpoint = openEndpoint(credential, part, parts);
    const token = await openToken(credential, part, parts);
    const stores = await openStores(credential, part, parts);
    const owned = [
      { name: token.name, path: ['token'] },
      ...stores.map(({ name }, i) => ({ name, path: ['stores', i] })),
    ];
    for (const { name: own, path } of owned) {
      if (taken.has(own)) throw configFault(part, path, 'is used twice in this file', 'Give each its own.');
      taken.add(own);
    }
    const ask = asker(name, endpoint, parts.handshake);
    works.push({ policy: policy(name, credential, endpoint, token), token, stores, ledger, ask });
  }
  return works;
}

function policy(credential: string, { rotate }: CredentialConfig, { host }: Endpoint, token: TokenApi) {
  const acceptDowntime = rotate['accept-downtime'] ?? false;
  return { credential, registry: host, token: token.name, every: duration(rotate.every), acceptDowntime };
}

function openEndpoint(
  { registry, insecure, realms }: CredentialConfig,
  part: Part,
  { parseAddress }: Parts,
): Endpoint {
  try {
    const { host, plainHttp } = parseAddress(registry);
    return { host, plainHttp: insecure ?? plainHttp, realms: realms ?? [] };
  } catch (error) {
    if (!(error instanceof RegcredError)) throw error;
    throw configFault(part, ['registry'], 'is not a registry address', error.hint);
  }
}

async function openToken(
  { provider, token }: CredentialConfig,
  part: Part,
  { registries }: Parts,
): Promise<TokenApi> {
  const entry = registries.find(({ id }) => id === provider);
  const known = registries.map(({ id }) => id);
  if (!entry)
    throw configFault(part, ['provider'], 'is not a registry regcred knows', suggestion(provider, known));
  const tokens = await (await entry.load()).tokens?.();
  if (!tokens) {
    throw configFault(part, ['provider'], 'cannot be rotated yet', 'Rotate it by hand, or leave it out.');
  }
  return tokens.open(check(tokens.schema, token, { ...part, path: [...part.path, 'token'] }));
}

async function openStores({ stores }: CredentialConfig, part: Part, parts: Parts): Promise<readonly Store[]> {
  const opened: Store[] = [];
  for (const [index, named] of stores.entries()) {
    const [id, settings] = Object.entries(named)[0] ?? ['', undefined];
    const entry = parts.stores.find((store) => store.id === id);
    if (!entry) {
      const hint = suggestion(
        id,
        parts.stores.map((store) => store.id),
      );
      throw configFault(part, ['stores', index], 'is not a store regcred knows', hint);
    }
    const store = await entry.load();
    opened.push(
      store.open(check(store.schema, settings, { ...part, path: [...part.path, 'stores', index, id] })),
    );
  }
  return opened;
}

function suggestion(name: string, known: readonly string[]): string {
  return `Did you mean "${nearest(name, known)}"?`;
}
