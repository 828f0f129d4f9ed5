import { matchesHost, type HostPattern } from '../../../distribution/host-pattern.js';
import { fail } from '../../../errors/error.js';
import type { RegistryAddress } from '../../address.js';
import type { IdentityRequest } from './identity-login.js';
import { unfit } from './password-login.js';

/**
 * Refuses what says something else than the identity: a password, where none is exchanged, and a user name
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
    hint: `With this identity the user name is ${usernames[0] ?? ''}: remove the input username.`,
  });
}

/**
 * A token of a cloud opens more than its registry, so it goes to the vendor's own hosts only, whatever the
 * input provider says, and never by plain http. Throws E_CREDENTIAL_UNFIT.
 */
export function onlyHosts(address: RegistryAddress, hosts: readonly HostPattern[]): void {
  if (matchesHost(address.host, hosts) && !address.plainHttp) return;
  const problem = 'an identity is for the vendor’s own hosts by https, and this is another address';
  throw unfit(address, problem, 'Check the input registry; elsewhere give username and password.');
}
