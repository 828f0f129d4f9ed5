import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { readAuthority, trusting } from '../../http/authority.js';
import { trust } from '../../http/trust.js';
import type { Registry, TokenApi } from '../../registries/contract.js';
import { Secret } from '../../secret/secret.js';
import { fail } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { Policy } from '../engine/world.js';
import type { EscrowKeys } from '../ledger/escrow.js';
import type { InstalledParts } from './installed.js';
import { openAsk } from './open-ask.js';
import { openLedger } from './open-ledger.js';
import { findRegistry, openEndpoint } from './open-registry.js';
import { OpenStores } from './open-stores.js';
import { openToken } from './open-token.js';
import { Owners } from './owners.js';
import type { ConfigFile } from './read-config.js';
import { EVERY, duration } from './schema.js';
import type { CredentialConfig } from './schema.js';

/** Selects the credentials of a file that one run rotates. */
export interface Selection {
  /** Names of credentials; all of them when absent. */
  readonly only?: readonly string[];
  /** {@link Policy.now}. */
  readonly now?: number;
}

/**
 * Opens every credential of the file. Reads no store and asks no registry yet.
 *
 * Reads secrets of the selected credentials only, so that one job of a matrix needs no others. Throws
 * E_CONFIG_…, E_CREDENTIAL_UNKNOWN, E_SECRET_SOURCE and E_CA_….
 */
export async function openCredentials(
  { config, origin }: ConfigFile,
  parts: InstalledParts,
  ctx: Context,
  { only, now }: Selection = {},
): Promise<readonly OpenCredential[]> {
  const names = Object.keys(config.credentials);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    fail('E_CREDENTIAL_UNKNOWN', { credential: unknown, suggestion: nearest(unknown, names) });
  }
  const stores = new OpenStores(parts.stores, ctx.env);
  const ledger = await openLedger(config.ledger, names, stores, origin);
  const escrow = readEscrowKeys(config.escrow, ctx);
  const owners = new Owners(ledger.name);
  const opened: OpenCredential[] = [];
  for (const [name, credential] of Object.entries(config.credentials)) {
    const part = { origin, path: ['credentials', name] };
    const entry = findRegistry(credential, part, parts);
    const registry = await entry.load();
    const consumers = await stores.open(credential.stores, part);
    owners.claimStores(consumers, part);
    owners.claimSettings(entry.id, credential, part);
    const endpoint = openEndpoint(credential, registry, part, parts);
    const isChosen = only === undefined || only.includes(name);
    const token = await openToken({ credential, registry, endpoint, part, isChosen }, ctx);
    if (!token) continue;
    owners.claimToken(token.name, part);
    opened.push({
      policy: {
        ...policyOf(name, credential, token),
        registry: endpoint.host,
        ledger: ledger.name,
        hasEscrow: escrow !== undefined,
        ...defined({ now }),
      },
      token,
      stores: consumers,
      ledger,
      ...defined({ escrow }),
      ...keyless(registry, token),
      context: await openContext(credential.ca, ctx),
      ask: openAsk(name, endpoint, credential.verify ?? [], parts),
    });
  }
  return opened;
}

const DAY = 86_400_000;

/** The `identity` with which a job logs in itself, where a short-lived token is stored for it. */
function keyless({ identity }: Registry, { kind }: TokenApi): Pick<OpenCredential, 'keyless'> {
  const [example] = identity?.from.includes('id-token') ? identity.examples : [];
  return kind === 'refresh' && example !== undefined ? { keyless: example } : {};
}

function policyOf(
  credential: string,
  { rotate }: CredentialConfig,
  token: TokenApi,
): Omit<Policy, 'registry' | 'now' | 'ledger' | 'hasEscrow'> {
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
    // Two daily runs may be missed, and a job that read the old secret until then can still finish.
    margin: grace + 2 * DAY,
    acceptDowntime: rotate['accept-downtime'],
  };
}

/** Reads the private key from the variable behind the input escrow-key. Only a resumed rotation needs it. */
function readEscrowKeys(publicKey: string | undefined, { env, masks }: Context): EscrowKeys | undefined {
  if (publicKey === undefined) return undefined;
  const text = env['REGCRED_ESCROW_KEY']?.trim() ?? '';
  if (text === '') return { publicKey };
  const privateKey = new Secret(text);
  masks.add(privateKey);
  return { publicKey, privateKey };
}

async function openContext(ca: string | undefined, ctx: Context): Promise<OpenCredential['context']> {
  if (ca === undefined) return (given) => given;
  const authority = await readAuthority(ca, ctx);
  // Fails now if it is not a certificate.
  trust(authority, ctx.env);
  return (given) => trusting(authority, given);
}
