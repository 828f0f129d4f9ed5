import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { regcredError, RegcredError } from '../../errors/error.js';
import { identityOf, type RegistryAddress } from '../../registries/address.js';
import type { Credential, Registry } from '../../registries/contract.js';
import { givenCredential } from '../inputs/given-credential.js';
import { environmentLogin } from './environment-login.js';

/** A login to issue, without its secret. */
export interface LoginToMint {
  readonly address: RegistryAddress;
  /** Empty to log in with the password in the environment. */
  readonly identity: string;
  /** The one in the environment wins. */
  readonly username: string;
}

/**
 * Issues a login by identity, or with the password that the job's variables hold for this very host. The helper
 * does so at each request, and `client: helper` once to prove it. An identity uses the password as well where the
 * registry issues its tokens from a key.
 *
 * Throws E_HELPER_PASSWORD where there is neither, and what the registry's own login throws.
 */
export async function mintLogin(
  { address, identity, username }: LoginToMint,
  registry: Registry,
  ctx: Context,
): Promise<Credential> {
  const takesKey = identity === '' || registry.identity?.from.includes('key') === true;
  const found = takesKey ? environmentLogin(ctx.env) : undefined;
  const own = found?.address.host === address.host ? found : undefined;
  const name = own?.username || username;
  const password = ctx.masks.learn(own?.password ?? '', name || undefined);
  const given = givenCredential({ username: name, password }, identityOf(address), ctx);
  try {
    return await registry.login({ address, ...given, ...defined({ identity: identity || undefined }) }, ctx);
  } catch (error) {
    const isMissing = error instanceof RegcredError && error.code === 'E_SECRET_EMPTY' && identity === '';
    throw isMissing ? regcredError('E_HELPER_PASSWORD', { registry: identityOf(address) }) : error;
  }
}
