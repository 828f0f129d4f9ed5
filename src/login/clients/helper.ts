import { dockerAuthFile } from '../auth-file/locate.js';
import type { Client } from './client.js';
import { proveLogin } from './prove-login.js';

/**
 * Uses docker-credential-regcred: proves the login once with our own handshake; the helper issues it again whenever
 * docker, podman, buildah, skopeo, helm or crane asks. All of them find the helper's name in docker's file.
 */
export const helper: Client = {
  id: 'helper',
  family: 'docker',
  mints: true,
  authFile: (ctx) => dockerAuthFile(ctx.env),
  login: proveLogin,
};
