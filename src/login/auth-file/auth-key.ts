import { imageHost, type RegistryAddress } from '../../registries/address.js';

/** docker's name for Docker Hub, in config.json and for helpers (docker/cli `registry.IndexServer`). */
export const HUB_KEY = 'https://index.docker.io/v1/';

/** docker and nerdctl share config.json, podman and buildah share auth.json; their keys differ. */
export type AuthFamily = 'docker' | 'podman';

/**
 * Returns the key under which a client looks for the login of a registry: what the name of an image begins with.
 *
 * docker reads Docker Hub's login from its index URL only and knows no paths (docs/reference/login.md 1.1).
 * podman calls it `docker.io`, and takes `host/path` for a login to a part of the registry, as a path in the
 * address or a scope names it (containers-auth.json(5)).
 */
export function authKey(
  address: Pick<RegistryAddress, 'host' | 'writtenPort' | 'path'>,
  family: AuthFamily,
  scopePath?: string,
): string {
  const host = imageHost(address);
  if (family === 'docker') return host === 'docker.io' ? HUB_KEY : host;
  const path = scopePath || address.path;
  return path ? `${host}/${path}` : host;
}
