import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';

/**
 * Returns docker's folder: `DOCKER_CONFIG`, else `~/.docker` (docker/cli cli/config/config.go). As in docker, an empty
 * variable counts as unset and a relative one starts at the working folder.
 */
export function dockerFolder(env: Environment): string {
  return env['DOCKER_CONFIG'] ? resolve(env['DOCKER_CONFIG']) : join(home(env, 'DOCKER_CONFIG'), '.docker');
}

export function dockerAuthFile(env: Environment): string {
  return join(dockerFolder(env), 'config.json');
}

/** Returns Buildx's folder: `BUILDX_CONFIG`, else `buildx` in docker's (docker/buildx util/confutil). */
export function buildxFolder(env: Environment): string {
  return env['BUILDX_CONFIG'] ? resolve(env['BUILDX_CONFIG']) : join(dockerFolder(env), 'buildx');
}

/**
 * Returns podman's file, in the order of containers-auth.json(5): `REGISTRY_AUTH_FILE`, the user's runtime folder,
 * else that of root, or the one that podman makes for another user. skopeo and buildah look elsewhere for the last
 * one, so it is named by the variable (publish.ts). `~/.config/containers` on other systems.
 */
export function podmanAuthFile(env: Environment, platform: NodeJS.Platform = process.platform): string {
  if (env['REGISTRY_AUTH_FILE']) return resolve(env['REGISTRY_AUTH_FILE']);
  if (platform !== 'linux') return join(home(env, 'REGISTRY_AUTH_FILE'), '.config/containers/auth.json');
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime ? join(resolve(runtime), 'containers/auth.json') : runtimeFile();
}

/**
 * Lists the folders that a symbolic link may lead to: those of the user and the job, and those that a variable
 * names. Any other link could make us write where the user never looks (docs/faults.md C3).
 */
export function homeFolders(env: Environment): string[] {
  const named = ['DOCKER_CONFIG', 'BUILDX_CONFIG', 'XDG_RUNTIME_DIR', 'RUNNER_TEMP', 'TMPDIR', 'TEMP'];
  const folders = named.map((name) => env[name]).filter((value) => value !== undefined && value !== '');
  if (env['REGISTRY_AUTH_FILE']) folders.push(dirname(env['REGISTRY_AUTH_FILE']));
  const own = homeOf(env);
  return [...folders, own, '/tmp', dirname(runtimeFile())].flatMap((dir) => (dir ? [resolve(dir)] : []));
}

/**
 * Lists the files whose logins podman, buildah and skopeo read, in their order: the one that is named, or else the
 * runtime file and the lasting one (containers/image pkg/docker/config). docker's own file comes after them.
 */
export function podmanFiles(env: Environment): readonly string[] {
  if (env['REGISTRY_AUTH_FILE']) return [resolve(env['REGISTRY_AUTH_FILE'])];
  const home = homeOf(env);
  const lasting = home === undefined ? [] : [join(home, '.config/containers/auth.json')];
  return process.platform === 'linux' ? [podmanAuthFile(env), ...lasting] : lasting;
}

/** podman makes the second one its runtime folder (containers/podman pkg/util, GetRootlessRuntimeDir). */
function runtimeFile(uid = process.getuid?.() ?? 0): string {
  return uid === 0 ? '/run/containers/0/auth.json' : `/tmp/podman-run-${uid}/containers/auth.json`;
}

/** Whether podman, buildah and skopeo agree on the file without being told. */
export function podmanFileIsShared(env: Environment): boolean {
  return Boolean(env['REGISTRY_AUTH_FILE'] || env['XDG_RUNTIME_DIR']) || process.getuid?.() === 0;
}

function home(env: Environment, variable: string): string {
  const dir = homeOf(env);
  if (dir === undefined) fail('E_HOME_UNSET', { variable });
  return dir;
}

/** Returns the user's home folder; undefined without one. */
export function homeOf(env: Environment): string | undefined {
  const dir = env['HOME'] || env['USERPROFILE'];
  if (dir) return resolve(dir);
  try {
    // Without HOME, docker and podman ask the password database as well.
    return userInfo().homedir || undefined;
  } catch {
    return undefined; // The uid has no entry, as in many containers.
  }
}
