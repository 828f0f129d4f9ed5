import { fail } from '../../../errors/error.js';
import type { Secret } from '../../../secret/secret.js';
import type { LoginRequest } from '../../contract.js';
import { formatAddress } from '../../address.js';
import { isBlank } from './secret-form.js';

/**
 * The key that an identity is exchanged with, given as password. Throws E_IDENTITY_KEY, with what it is (`an API
 * token`) and where it comes from.
 */
export function issuingKey({ secret, address }: LoginRequest, what: string, cure: string): Secret {
  if (secret !== undefined && !isBlank(secret)) return secret;
  fail('E_IDENTITY_KEY', { what, registry: formatAddress(address), cure });
}
