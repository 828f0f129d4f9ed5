import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import type { Login } from '../../distribution/distribution.js';
import type { RegistryAddress } from '../../registries/address.js';
import { authKey } from '../auth-file/auth-key.js';
import { loginIn } from '../auth-file/entry.js';
import { helperFor } from '../auth-file/helper.js';
import { dockerAuthFile } from '../auth-file/locate.js';
import { entryOf, readAuthFile } from '../auth-file/read-auth-file.js';
import { isShadowed } from '../clients/docker-auth-config.js';

export interface StoredLogin {
  readonly login?: Login;
  /** The credential helper that docker would ask. */
  readonly helper?: string;
  /** DOCKER_AUTH_CONFIG names this registry and wins over the file (docker/cli#6008). */
  readonly shadowed: boolean;
}

/** Finds the login that docker would use for this registry, as far as its file shows. */
export async function storedLogin(address: RegistryAddress, ctx: Context): Promise<StoredLogin> {
  const key = authKey(address, 'docker');
  const file = await readAuthFile(dockerAuthFile(ctx.env), ctx);
  const helper = helperFor(file.settings, key);
  const entry = entryOf(file, key);
  const login = entry ? loginIn(entry) : undefined;
  if (login) ctx.masks.add(login.secret, login.username);
  return {
    shadowed: isShadowed(key, ctx),
    ...defined({ helper, login }),
  };
}
