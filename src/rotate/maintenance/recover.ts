import type { Context } from '../../context/context.js';
import type { Login } from '../../distribution/distribution.js';
import { fail } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import { Secret } from '../../secret/secret.js';
import { openLedger } from '../config/open-ledger.js';
import { OpenStores } from '../config/open-stores.js';
import { readConfig } from '../config/read-config.js';
import { openEscrow } from '../ledger/escrow.js';
import { installed } from '../config/installed.js';

/**
 * Opens the login that an unfinished rotation sealed into the ledger. Reads only the ledger.
 * Throws E_CREDENTIAL_UNKNOWN, E_ESCROW_EMPTY, E_ESCROW_KEY and E_ESCROW_MISMATCH.
 */
export async function recover(config: string, credential: string, ctx: Context): Promise<Login> {
  const { config: file, origin } = await readConfig(config, ctx);
  const names = Object.keys(file.credentials);
  if (!names.includes(credential)) {
    fail('E_CREDENTIAL_UNKNOWN', { credential, suggestion: nearest(credential, names) });
  }
  const ledger = await openLedger(file.ledger, names, new OpenStores(installed().stores, ctx.env), origin);
  const key = ctx.env['REGCRED_ESCROW_KEY']?.trim();
  if (!key || file.escrow === undefined) fail('E_ESCROW_KEY', { what: 'private' });
  const privateKey = new Secret(key);
  ctx.masks.add(privateKey);
  const record = await ledger.read(credential, ctx);
  const escrow = { publicKey: file.escrow, privateKey };
  const login = record && (await openEscrow({ escrow, policy: { credential } }, record, ctx));
  if (!login) fail('E_ESCROW_EMPTY', { credential, ledger: ledger.name });
  return login;
}
