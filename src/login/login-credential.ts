import type { Context } from '../context/context.js';
import { RegcredError } from '../errors/error.js';
import { type ErrorCode } from '../errors/list.js';
import type { Credential, Registry } from '../registries/contract.js';
import type { Client } from './clients/client.js';
import { givenCredential } from './inputs/given-credential.js';
import type { RequestedLogins } from './inputs/requested-login.js';
import type { Target } from './target.js';

/** What a pull request from a fork lacks. */
const MISSING: readonly ErrorCode[] = [
  'E_SECRET_EMPTY',
  'E_USERNAME_MISSING',
  'E_CREDENTIAL_MISSING',
  'E_IDENTITY_KEY',
  'E_HELPER_PASSWORD',
  'E_OIDC_PERMISSION',
  'E_OIDC_MISSING',
];

/** The credential of a login; where it is missing and that is no fault here, the error that says what is missing. */
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
    const identity = spec.identity.trim() ? { identity: spec.identity } : {};
    const plain = spec.plain ? { plain: true as const } : {};
    const given = givenCredential(spec, address.host, ctx);
    return await registry.login({ address, ...given, ...identity, ...plain }, ctx);
  } catch (error) {
    const missing = error instanceof RegcredError && MISSING.includes(error.code);
    if (!missing || onMissing === 'fail') throw error;
    const text = `${error.message} Not logged in to ${address.host} (on-missing-credentials: ${onMissing}).`;
    if (onMissing === 'warn') ctx.log.warning(text);
    else ctx.log.info(text);
    return error;
  }
}
