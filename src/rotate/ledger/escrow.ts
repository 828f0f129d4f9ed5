import { z } from 'zod';
import type { Context } from '../../context/context.js';
import type { Login } from '../../distribution/distribution.js';
import { fail } from '../../errors/error.js';
import { seal, unseal } from '../../secret/sealed-box.js';
import { secretJson } from '../../secret/secret-json.js';
import type { Secret } from '../../secret/secret.js';
import type { LedgerRecord } from './record.js';

const content = z.strictObject({ username: z.string(), secret: z.string() });

/** The keys of the escrow. Only a run that resumes an unfinished rotation needs the private one. */
export interface EscrowKeys {
  readonly publicKey: string;
  readonly privateKey?: Secret;
}

/** Seals a login to the user's public key; undefined without one. */
export async function sealEscrow(keys: EscrowKeys | undefined, login: Login): Promise<string | undefined> {
  if (!keys) return undefined;
  const sealed = await seal(secretJson({ username: login.username, secret: login.secret }), keys.publicKey);
  if (sealed === undefined) fail('E_ESCROW_KEY', { what: 'public' });
  return sealed;
}

/**
 * Opens the escrow of a record; undefined when it is empty or there is no private key. Throws E_ESCROW_MISMATCH
 * for a key that does not fit: the sealed login may be the only copy.
 */
export async function openEscrow(
  { escrow, policy }: { readonly escrow?: EscrowKeys; readonly policy: { readonly credential: string } },
  { escrow: sealed }: LedgerRecord,
  { masks }: Pick<Context, 'masks'>,
): Promise<Login | undefined> {
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
