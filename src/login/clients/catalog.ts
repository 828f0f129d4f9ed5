import type { Client } from './client.js';

/** Loads each client only when it is used. */
export const clients: Readonly<Record<Client['id'], () => Promise<Client>>> = {
  docker: async () => (await import('./docker.js')).docker,
  nerdctl: async () => (await import('./nerdctl.js')).nerdctl,
  podman: async () => (await import('./podman.js')).podman,
  buildah: async () => (await import('./buildah.js')).buildah,
  file: async () => (await import('./file.js')).file,
  helper: async () => (await import('./helper.js')).helper,
};
