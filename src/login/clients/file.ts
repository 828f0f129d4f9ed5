import { dockerAuthFile } from '../auth-file/locate.js';
import type { Client } from './client.js';
import { proveLogin } from './prove-login.js';

/**
 * Runs no program: our own handshake must be accepted before the entry is returned. Uses docker's file, which docker,
 * podman, buildah, skopeo, crane, oras and helm all read.
 */
export const file: Client = {
  id: 'file',
  family: 'docker',
  authFile: (ctx) => dockerAuthFile(ctx.env),
  login: proveLogin,
};
