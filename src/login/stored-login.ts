import type { Context } from '../context/context.js';
import type { Login } from '../distribution/distribution.js';
import type { RegistryAddress } from '../registries/address.js';
import { authKey } from './auth-file/auth-key.js';
import { decodeAuth } from './auth-file/decode-auth.js';
import { dockerConfigFile } from './auth-file/locate.js';
import { readAuthFile } from './auth-file/read-auth-file.js';

export interface StoredLogin {
  readonly login?: Login;
  /** The credential helper that would be asked. */
  readonly helper?: string;
  /** DOCKER_AUTH_CONFIG names this registry and wins over the file (docker/cli#6008). */
  readonly shadowed: boolean;
}

/** The login that docker would use for this registry, as far as its file tells. */
export async function storedLogin(address: RegistryAddress, ctx: Context): Promise<StoredLogin> {
  const key = authKey(address, 'docker', '');
  const file = await readAuthFile(dockerConfigFile(ctx), ctx);
  const helper = helperFor(file.settings, key);
  const entry = file.auths[key];
  const login = entry ? decodeAuth(entry, ctx) : undefined;
  return {
    shadowed: names(ctx.env['DOCKER_AUTH_CONFIG'], key),
    ...(helper ? { helper } : {}),
    ...(login ? { login } : {}),
  };
}
