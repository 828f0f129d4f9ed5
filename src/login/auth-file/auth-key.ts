import type { RegistryAddress } from '../../registries/address.js';

/** docker's name for Docker Hub, in config.json and for helpers (docker/cli `registry.IndexServer`). */
export const HUB_KEY = 'https://index.docker.io/v1/';

/** docker and nerdctl share config.json, podman and buildah share auth.json; their keys differ. */
export type AuthFamily = 'docker' | 'podman';

/**
 * Returns the key under which a client looks for the login of a registry.
 *
 * docker reads Docker Hub's login from its index URL only and knows no paths (docs/reference/login.md 1.1).
 * podman calls it `docker.io` and takes `host/path` for a login to a part of the registry
 * (containers-auth.json(5)); only an explicit scope makes such a key.
 */
export function authKey(address: RegistryAddress, family: AuthFamily, scopePath?: string): string {
  if (family === 'podman') return scopePath ? `${address.host}/${scopePath}` : address.host;
  return address.host === 'docker.io' ? HUB_KEY : address.host;
}
