import { describe, expect, it } from 'vitest';
import { clients } from '../../../src/login/clients/catalog.js';
import type { Client } from '../../../src/login/clients/client.js';
import { testContext } from '../../context.js';

const docker = '/h/.docker/config.json';
const podman = '/run/user/7/containers/auth.json';
const files: Record<Client['id'], string> = {
  docker,
  nerdctl: docker,
  file: docker,
  helper: docker,
  podman,
  buildah: podman,
};

describe.runIf(process.platform === 'linux')('the catalog of clients', () => {
  it.each(Object.entries(clients))('loads %s, which knows its file', async (id, load) => {
    const client = await load();
    expect(client.id).toBe(id);
    const ctx = testContext({ env: { HOME: '/h', XDG_RUNTIME_DIR: '/run/user/7' } });
    expect(client.authFile(ctx)).toBe(files[client.id]);
  });
});
