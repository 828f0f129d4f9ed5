import type { Context } from '../../../context/context.js';
import { idToken } from '../../../id-token/id-token.js';
import type { Secret } from '../../../secret/secret.js';
import type { Identity } from './identity.js';
import type { Explanation } from '../../contract.js';

/** The ID token that an identity is proved with: for this audience, and from where the user says, if he does. */
export function identityToken({ options }: Identity, audience: string, ctx: Context): Promise<Secret> {
  const source = options['id-token'];
  const wanted = { audience: options['audience'] ?? audience };
  return idToken(source === undefined ? wanted : { ...wanted, source }, ctx);
}

/** For vendors that say so in words of their own. */
export const expiredIdToken: Explanation = {
  cause: 'The ID token was too old when it arrived.',
  cure: 'Log in again in the same job, and check the clock of this machine.',
};
