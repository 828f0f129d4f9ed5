import { fail } from '../../../errors/error.js';
import type { IdentityRequest } from './identity-login.js';

/**
 * Refuses what says something else than the identity: a password, where none is exchanged, and a username
 * other than those it leads to. Throws E_INPUT_CONFLICT.
 */
export function onlyIdentity(
  { username, secret }: Pick<IdentityRequest, 'username' | 'secret'>,
  usernames: readonly string[],
): void {
  const first = 'identity';
  if (secret !== undefined) {
    fail('E_INPUT_CONFLICT', { first, second: 'password', hint: 'Remove one of them.' });
  }
  if (username === undefined || usernames.includes(username)) return;
  fail('E_INPUT_CONFLICT', {
    ...{ first, second: 'username' },
    hint: `With this identity the username is ${usernames[0] ?? ''}: remove the input username.`,
  });
}
