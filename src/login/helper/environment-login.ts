import type { Environment } from '../../context/context.js';
import { parseAddress, type RegistryAddress } from '../../registries/address.js';

/** A login from the job's variables. */
export interface EnvironmentLogin {
  readonly address: RegistryAddress;
  readonly username: string;
  readonly password: string;
}

/**
 * Reads `REGCRED_USERNAME` and `REGCRED_PASSWORD`, which are only for the host in `REGCRED_REGISTRY`. Undefined
 * without a registry or a password. Throws what {@link parseAddress} throws.
 */
export function environmentLogin(env: Environment): EnvironmentLogin | undefined {
  const { REGCRED_REGISTRY: registry, REGCRED_USERNAME: username, REGCRED_PASSWORD: password } = env;
  if (registry === undefined || !password) return undefined;
  return { address: parseAddress(registry), username: username ?? '', password };
}
