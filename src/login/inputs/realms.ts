import { fail } from '../../errors/error.js';
import { canonicalHost } from '../../registries/kit/host-name.js';

/**
 * Reads `realms`: further hosts that may be sent the secret, one per line or comma. Takes exact hosts and no patterns,
 * because each is one more place that receives a password. Throws E_REALMS_INVALID, never with the text.
 */
export function readRealms(text: string): readonly string[] {
  return text
    .split(/[\n,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => canonicalHost(part, '443') ?? fail('E_REALMS_INVALID'));
}
