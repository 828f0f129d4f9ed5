import { dockerAuthFile } from '../auth-file/locate.js';
import type { Client } from './client.js';
import { proveLogin } from './prove-login.js';

/**
 * docker-credential-regcred: the login is made once and proved by our own handshake, and then issued again
 * whenever docker, podman, buildah, skopeo, helm or crane asks for it. All of them find the helper's name in
 * docker's file.
 */
export const helper: Client = {
  id: 'helper',
  family: 'docker',
  mints: true,
  authFile: (ctx) => dockerAuthFile(ctx.env),
  login: proveLogin,
};
