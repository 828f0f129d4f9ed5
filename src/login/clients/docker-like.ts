import { join } from 'node:path';
import type { Context } from '../../context/context.js';
import { imageHost } from '../../registries/address.js';
import { dockerAuthFile, dockerFolder } from '../auth-file/locate.js';
import type { Client, LoginTarget } from './client.js';
import { warnIfShadowed } from './docker-auth-config.js';
import { runLogin } from './run-login.js';

/**
 * Makes a client that stores its logins in docker's config.json: docker itself and nerdctl.
 *
 * It runs with a private DOCKER_CONFIG, so its faults (lost updates, dropped keys, a mode too wide) cannot reach the
 * user's file. The private file names no credential helper: the merge gives the login to the helper, under the lock
 * and after recording what it held (merge-login.ts).
 */
export function dockerLike(program: 'docker' | 'nerdctl', options: Options = {}): Client {
  return {
    id: program,
    isProgram: true,
    family: 'docker',
    authFile: (ctx) => dockerAuthFile(ctx.env),
    async login(target, ctx) {
      warnIfShadowed(target.key, ctx);
      const { address, credential, workDir, key } = target;
      await seed(target, ctx);
      const flags = [
        `--username=${credential.username}`,
        '--password-stdin',
        ...(options.flags?.(target) ?? []),
      ];
      // Both log in to Docker Hub when no registry is named (docs/faults.md A10).
      const registry = address.host === 'docker.io' ? [] : [imageHost(address)];
      const keys = [key, ...(options.otherKeys?.(target) ?? [])];
      const env = { ...privateVariables(workDir, ctx), ...(await authority(target, ctx)) };
      const file = join(workDir, 'config.json');
      return runLogin({ program, args: ['login', ...flags, ...registry], env, file, keys }, target, ctx);
    },
  };
}

interface Options {
  flags?(target: LoginTarget): string[];
  otherKeys?(target: LoginTarget): string[];
}

/** The settings docker needs to reach the daemon and, through it, the registry. */
const KEPT = ['HttpHeaders', 'currentContext', 'proxies'];

/**
 * Writes a file with an empty entry, so that docker looks for no keychain. Without any entry docker gives the secret
 * to a credential helper that it finds on PATH (docs/reference/login.md 1.6).
 */
async function seed({ key, settings, workDir }: LoginTarget, ctx: Context): Promise<void> {
  const kept = KEPT.filter((name) => Object.hasOwn(settings, name)).map((name) => [name, settings[name]]);
  const config = { auths: { [key]: {} }, ...(Object.fromEntries(kept) as object) };
  // Created exclusively, readable by this user only; it need not survive a power cut.
  const handle = await ctx.fs.open(join(workDir, 'config.json'), 'wx', 0o600);
  await handle.writeFile(JSON.stringify(config)).finally(() => handle.close());
  if (!settings['currentContext'] && !ctx.env['DOCKER_CONTEXT']) return;
  const contexts = join(dockerFolder(ctx.env), 'contexts');
  await ctx.fs.symlink(contexts, join(workDir, 'contexts'), 'junction');
}

/**
 * Sets SSL_CERT_FILE, which the client's own handshake trusts besides the system's folder of certificates (Go
 * crypto/x509, root_linux.go). A daemon that logs in for the client has its own trust.
 */
async function authority({ ca, workDir }: LoginTarget, ctx: Context) {
  if (ca === undefined) return {};
  const file = join(workDir, 'ca.pem');
  const others = ctx.env['SSL_CERT_FILE'];
  const more = others ? await ctx.fs.readFile(others, 'utf8').catch(() => '') : '';
  const { writeNew } = await import('../../files/replace-file.js');
  await writeNew(file, `${ca}\n${more}`, ctx.fs);
  return { SSL_CERT_FILE: file };
}

function privateVariables(workDir: string, { env }: Context) {
  return {
    DOCKER_CONFIG: workDir,
    // `docker` may be podman, which writes to the file of this variable (podman-docker).
    REGISTRY_AUTH_FILE: join(workDir, 'config.json'),
    // It holds other logins than this one, and an unknown field in it makes docker stop.
    DOCKER_AUTH_CONFIG: undefined,
    // docker reads the daemon's certificates from DOCKER_CONFIG when this is unset (docker/cli opts).
    ...(env['DOCKER_TLS_VERIFY'] && !env['DOCKER_CERT_PATH'] && { DOCKER_CERT_PATH: dockerFolder(env) }),
  };
}
