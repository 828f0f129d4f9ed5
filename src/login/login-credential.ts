import type { Context } from '../context/context.js';
import { defined } from '../defined.js';
import { RegcredError } from '../errors/error.js';
import { type ErrorCode } from '../errors/list.js';
import { identityOf } from '../registries/address.js';
import type { Credential, Registry } from '../registries/contract.js';
import type { Client } from './clients/client.js';
import { givenCredential } from './inputs/given-credential.js';
import type { RequestedLogins } from './inputs/requested-login.js';
import type { Target } from './target.js';

/** The errors of a job that gets no secrets, such as a pull request from a fork. */
const MISSING: readonly ErrorCode[] = [
  'E_SECRET_EMPTY',
  'E_USERNAME_MISSING',
  'E_CREDENTIAL_MISSING',
  'E_IDENTITY_KEY',
  'E_HELPER_PASSWORD',
  'E_OIDC_PERMISSION',
  'E_OIDC_MISSING',
];

/** Resolves to the credential, or to the error that names what is missing where `onMissing` allows it. */
export async function credentialOf(
  registry: Registry,
  { spec, address }: Target,
  { onMissing, client }: { readonly onMissing: RequestedLogins['onMissing']; readonly client: Client },
  ctx: Context,
): Promise<Credential | RegcredError> {
  try {
    if (client.mints) {
      const { mintLogin } = await import('./helper/mint-login.js');
      const wanted = { address, identity: spec.identity.trim(), username: spec.username };
      return await mintLogin(wanted, registry, ctx);
    }
    const identity = spec.identity.trim() ? spec.identity : undefined;
    const plain = spec.plain || undefined;
    const given = givenCredential(spec, identityOf(address), ctx);
    return await registry.login({ address, ...given, ...defined({ identity, plain }) }, ctx);
  } catch (error) {
    const missing = error instanceof RegcredError && MISSING.includes(error.code);
    if (!missing || onMissing === 'fail') throw error;
    const text = `${error.message} Not logged in to ${identityOf(address)} (on-missing-credentials: ${onMissing}).`;
    if (onMissing === 'warn') ctx.log.warning(text);
    else ctx.log.info(text);
    return error;
  }
}
