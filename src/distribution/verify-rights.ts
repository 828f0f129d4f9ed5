import type { RegcredError } from '../errors.js';
import type { Context } from '../context/context.js';
import type { Endpoint, Login, Rejection, Right } from './distribution.js';

export type RightProof =
  | { readonly right: Right; readonly proof: 'granted' }
  | { readonly right: Right; readonly proof: 'missing'; readonly reason?: Rejection }
  | { readonly right: Right; readonly proof: 'unknown'; readonly error: RegcredError };

/**
 * Proves each right by what the registry granted, not by a 200: the access list of its token where that
 * can be read, else a read of the repository or an upload that is started and cancelled.
 */
export function verifyRights(
  _endpoint: Endpoint,
  _login: Login,
  _rights: readonly Right[],
  _ctx: Context,
): Promise<readonly RightProof[]> {
  throw new Error('not yet');
}
