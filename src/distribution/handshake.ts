import type { Context } from '../context/context.js';
import type { Answer, Endpoint, Handshake, Login, Right } from './distribution.js';

/**
 * Pings the registry, follows its challenge and says whether it accepts the login. Without a login it
 * asks anonymously. `rights` become the scope of a bearer token.
 */
export function handshake(
  _endpoint: Endpoint,
  _login: Login | undefined,
  _rights: readonly Right[],
  _ctx: Context,
): Promise<Answer<Handshake>> {
  throw new Error('not yet');
}
