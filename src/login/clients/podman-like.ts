import { join } from 'node:path';
import { podmanAuthFile } from '../auth-file/locate.js';
import type { Context } from '../../context/context.js';
import { writeNew } from '../../files/replace-file.js';
import type { Client, LoginTarget } from './client.js';
import { mayBePlain } from './plain-http.js';
import { runLogin } from './run-login.js';

/**
 * Makes a client that stores its logins in auth.json: podman and buildah.
 *
 * It runs with a private --authfile and an empty DOCKER_CONFIG. It reads docker's file as well and refuses to log in
 * over an identity token there (docs/reference/login.md 1.10).
 */
export function podmanLike(program: 'podman' | 'buildah'): Client {
  return {
    id: program,
    isProgram: true,
    family: 'podman',
    authFile: (ctx) => podmanAuthFile(ctx.env),
    async login(target, ctx) {
      const { address, credential, workDir, key } = target;
      const file = join(workDir, 'auth.json');
      // Unlike docker, both require https even on loopback.
      const plain = mayBePlain(address) ? ['--tls-verify=false'] : [];
      const flags = [
        `--authfile=${file}`,
        `--username=${credential.username}`,
        '--password-stdin',
        ...plain,
        ...(await authority(target, ctx)),
      ];
      const env = { DOCKER_CONFIG: workDir, REGISTRY_AUTH_FILE: undefined };
      return runLogin({ program, args: ['login', ...flags, key], env, file, keys: [key] }, target, ctx);
    },
  };
}

/** Writes the authority for `--cert-dir`, which reads every *.crt in a folder (containers-certs.d(5)). */
async function authority({ ca, workDir }: LoginTarget, ctx: Context): Promise<string[]> {
  if (ca === undefined) return [];
  const folder = join(workDir, 'certs');
  await ctx.fs.mkdir(folder);
  await writeNew(join(folder, 'ca.crt'), ca, ctx.fs);
  return [`--cert-dir=${folder}`];
}
