import type { Context } from '../../context/context.js';
import type { Handshakes } from '../engine/ask.js';
import { readAuthority, trusting } from '../../http/authority.js';
import { trust } from '../../http/trust.js';
import type { RegistryAddress } from '../../registries/address.js';
import type { Registry, RegistryEntry, TokenApi } from '../../registries/contract.js';
import { Secret } from '../../secret/secret.js';
import type { StoreEntry } from '../../stores/contract.js';
import { fail } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import type { Escrow, Work } from '../engine/work.js';
import type { Policy } from '../engine/world.js';
import { openAsk } from './open-ask.js';
import type { RightProofs } from './open-ask.js';
import { openLedger } from './open-ledger.js';
import { findRegistry, openEndpoint } from './open-registry.js';
import { OpenStores } from './open-stores.js';
import { openToken } from './open-token.js';
import { Owners } from './owners.js';
import type { ConfigFile } from './read-config.js';
import { EVERY, duration } from './schema.js';
import type { CredentialConfig } from './schema.js';

/** The parts of regcred that a rotation is put together from. */
export interface Parts {
  readonly registries: readonly RegistryEntry[];
  readonly stores: readonly StoreEntry[];
  readonly parseAddress: (text: string) => RegistryAddress;
  readonly handshake: Handshakes;
  readonly verifyRights: RightProofs;
}

/** What one run does of all that the file names. */
export interface Choice {
  /** Names of credentials; all of them when absent. */
  readonly only?: readonly string[];
  /** Epoch milliseconds: {@link Policy.now}. */
  readonly now?: number;
}

/**
 * Opens everything the file names. Reads no store and asks no registry yet.
 *
 * Secrets are read for the chosen credentials only, so that one shard of a matrix needs no others. Throws
 * E_CONFIG_…, E_CREDENTIAL_UNKNOWN, E_SECRET_SOURCE and E_CA_….
 */
export async function openWork(
  { config, origin }: ConfigFile,
  parts: Parts,
  ctx: Context,
  { only, now }: Choice = {},
): Promise<readonly Work[]> {
  const names = Object.keys(config.credentials);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    fail('E_CREDENTIAL_UNKNOWN', { credential: unknown, suggestion: nearest(unknown, names) });
  }
  const stores = new OpenStores(parts.stores, ctx.env);
  const ledger = await openLedger(config.ledger, names, stores, origin);
  const escrow = openEscrow(config.escrow, ctx);
  const owners = new Owners(ledger.name);
  const works: Work[] = [];
  for (const [name, credential] of Object.entries(config.credentials)) {
    const part = { origin, path: ['credentials', name] };
    const entry = findRegistry(credential, part, parts);
    const registry = await entry.load();
    const opened = await stores.open(credential.stores, part);
    owners.claimStores(opened, part);
    owners.claimSettings(entry.id, credential, part);
    const endpoint = openEndpoint(credential, registry, part, parts);
    const isChosen = only === undefined || only.includes(name);
    const token = await openToken({ credential, registry, endpoint, part, isChosen }, ctx);
    if (!token) continue;
    owners.claimToken(token.name, part);
    works.push({
      policy: {
        ...policy(name, credential, token),
        registry: endpoint.host,
        ledger: ledger.name,
        hasEscrow: escrow !== undefined,
        ...(token.kind === 'overlap' && token.slots !== undefined && { slots: token.slots }),
        ...(now !== undefined && { now }),
      },
      token,
      stores: opened,
      ledger,
      ...(escrow && { escrow }),
      ...keyless(registry, token),
      context: await openContext(credential.ca, ctx),
      ask: openAsk(name, endpoint, credential.verify ?? [], parts),
    });
  }
  return works;
}

const DAY = 86_400_000;

/** How a job logs in to this registry by its ID token, where a short-lived token is stored for it. */
function keyless({ identity }: Registry, { kind }: TokenApi): Pick<Work, 'keyless'> {
  const [example] = identity?.from.includes('id-token') ? identity.examples : [];
  return kind === 'refresh' && example !== undefined ? { keyless: example } : {};
}

function policy(
  credential: string,
  { rotate }: CredentialConfig,
  token: TokenApi,
): Omit<Policy, 'registry' | 'now' | 'ledger' | 'hasEscrow' | 'slots'> {
  const grace = duration(rotate.grace);
  return {
    credential,
    token: token.name,
    class:
      token.kind === 'replace'
        ? token.chooses === 'client'
          ? 'replace-chosen'
          : 'replace-issued'
        : token.kind,
    constantUsername: token.kind !== 'overlap' || token.usernames === 'constant',
    ...(token.kind === 'overlap' && token.slots !== undefined && { slots: token.slots }),
    every: duration(rotate.every ?? EVERY),
    ...(token.kind === 'refresh' && rotate.every !== undefined && { runs: duration(rotate.every) }),
    grace,
    // Two daily runs may be missed, and whoever has read the old secret until then can still finish with it.
    margin: grace + 2 * DAY,
    acceptDowntime: rotate['accept-downtime'],
  };
}

/** The private key comes from the variable that the input escrow-key stands for; it is needed only to resume. */
function openEscrow(publicKey: string | undefined, { env, masks }: Context): Escrow | undefined {
  if (publicKey === undefined) return undefined;
  const text = env['REGCRED_ESCROW_KEY']?.trim() ?? '';
  if (text === '') return { publicKey };
  const privateKey = new Secret(text);
  masks.add(privateKey);
  return { publicKey, privateKey };
}

async function openContext(ca: string | undefined, ctx: Context): Promise<Work['context']> {
  if (ca === undefined) return (given) => given;
  const authority = await readAuthority(ca, ctx);
  // Said now when it is no certificate.
  trust(authority, ctx.env);
  return (given) => trusting(authority, given);
}
