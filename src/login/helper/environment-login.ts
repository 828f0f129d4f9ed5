import type { Environment } from '../../context/context.js';
import { parseAddress, type RegistryAddress } from '../../registries/address.js';

/** The login that the job's variables hold. */
export interface EnvironmentLogin {
  readonly address: RegistryAddress;
  readonly username: string;
  readonly password: string;
}

/**
 * `REGCRED_USERNAME` and `REGCRED_PASSWORD`, which are for the host that `REGCRED_REGISTRY` names (empty:
 * Docker Hub) and for no other. Undefined without a registry or a password. Throws what is wrong with the
 * address.
 */
export function environmentLogin(env: Environment): EnvironmentLogin | undefined {
  const { REGCRED_REGISTRY: registry, REGCRED_USERNAME: username, REGCRED_PASSWORD: password } = env;
  if (registry === undefined || !password) return undefined;
  return { address: parseAddress(registry), username: username ?? '', password };
}
