import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { seal, unseal } from '../../secret/sealed-box.js';
import { secretJson } from '../../secret/secret-json.js';
import type { LedgerRecord } from './record.js';
import type { Pair } from '../engine/run.js';
import type { Escrow, Work } from '../engine/work.js';

const content = z.strictObject({ username: z.string(), secret: z.string() });

/** The credential sealed to the user's public key; undefined without one. */
export async function sealEscrow(escrow: Escrow | undefined, pair: Pair): Promise<string | undefined> {
  if (!escrow) return undefined;
  const sealed = await seal(secretJson({ username: pair.username, secret: pair.secret }), escrow.publicKey);
  if (sealed === undefined) fail('E_ESCROW_KEY', { what: 'public' });
  return sealed;
}

/**
 * What the ledger keeps sealed; undefined when there is nothing, or no private key at hand. Throws
 * E_ESCROW_MISMATCH for a key that does not open it: the sealed value may be the only copy.
 */
export async function openEscrow(
  { escrow, policy }: Pick<Work, 'escrow'> & { readonly policy: Pick<Work['policy'], 'credential'> },
  { escrow: sealed }: LedgerRecord,
  { masks }: Pick<Context, 'masks'>,
): Promise<Pair | undefined> {
  if (sealed === undefined || !escrow?.privateKey) return undefined;
  const opened = await unseal(sealed, escrow.privateKey);
  const parsed = content.safeParse(opened && parse(opened.reveal()));
  if (!parsed.success) fail('E_ESCROW_MISMATCH', policy);
  const { username, secret } = parsed.data;
  return { username, secret: masks.learn(secret, username) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
