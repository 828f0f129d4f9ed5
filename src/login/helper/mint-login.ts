import type { Context } from '../../context/context.js';
import { regcredError, RegcredError } from '../../errors/error.js';
import type { RegistryAddress } from '../../registries/address.js';
import type { Credential, Registry } from '../../registries/contract.js';
import { givenCredential } from '../inputs/given-credential.js';
import { environmentLogin } from './environment-login.js';

/** What the helper knows of a login without any secret. */
export interface LoginToMint {
  readonly address: RegistryAddress;
  /** Empty: by the password in the environment. */
  readonly identity: string;
  /** Gives way to the one in the environment. */
  readonly username: string;
}

/**
 * Makes a login as the helper does each time it is asked, and as `client: helper` does once to prove it: by
 * identity, or with the password that the job's variables hold for this very host. These go along
 * with an identity only where the registry makes its tokens from a key.
 *
 * Throws E_HELPER_PASSWORD where there is neither, and what the registry's own login throws.
 */
export async function mintLogin(
  { address, identity, username }: LoginToMint,
  registry: Registry,
  ctx: Context,
): Promise<Credential> {
  const takesKey = identity === '' || registry.identity?.from.includes('key') === true;
  const named = takesKey ? environmentLogin(ctx.env) : undefined;
  const own = named?.address.host === address.host ? named : undefined;
  const name = own?.username || username;
  const password = ctx.masks.learn(own?.password ?? '', name || undefined);
  const given = givenCredential({ username: name, password }, address.host, ctx);
  try {
    return await registry.login({ address, ...given, ...(identity && { identity }) }, ctx);
  } catch (error) {
    const isMissing = error instanceof RegcredError && error.code === 'E_SECRET_EMPTY' && identity === '';
    throw isMissing ? regcredError('E_HELPER_PASSWORD', { registry: address.host }) : error;
  }
}
