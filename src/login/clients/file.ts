import { fail } from '../../errors/error.js';
import { helperFor } from '../auth-file/helper.js';
import { dockerAuthFile } from '../auth-file/locate.js';
import type { Client } from './client.js';
import { proveLogin } from './prove-login.js';

/**
 * No program at all: our own handshake must end in an acceptance before the entry is handed out. Docker's
 * file is written, which docker, podman, buildah, skopeo, crane, oras and helm all read.
 */
export const file: Client = {
  id: 'file',
  family: 'docker',
  authFile: (ctx) => dockerAuthFile(ctx.env),
  async login(target, ctx) {
    const helper = helperFor(target.settings, target.key);
    if (helper !== undefined) fail('E_CREDS_STORE_CONFLICT', { registry: target.address.host, helper });
    return proveLogin(target, ctx);
  },
};
