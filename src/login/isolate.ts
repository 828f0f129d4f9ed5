import { basename, dirname, join } from 'node:path';
import type { Context, Environment } from '../context/context.js';
import { defined } from '../defined.js';
import { fail } from '../errors/error.js';
import { errno } from '../files/errno.js';
import { readRegularFile } from '../files/read-file.js';
import { writeNew } from '../files/replace-file.js';
import type { AuthFile } from './auth-file/auth-file.js';
import { editAuthText, type Edit } from './auth-file/edit-auth-file.js';
import { buildxFolder, dockerFolder, homeOf, podmanFiles } from './auth-file/locate.js';
import { isObject, parseAuthFile } from './auth-file/read-auth-file.js';
import { look } from './auth-file/real-path.js';

const PREFIX = 'regcred-docker-';
/** The file of podman, buildah and skopeo in the folder. */
export const PODMAN_FILE = 'auth.json';
const MOST_BYTES = 1024 * 1024;

export interface Isolation {
  readonly folder: string;
  /** The variables that lead later steps to the folder; empty when the job already uses it. */
  readonly variables: Readonly<Record<string, string>>;
}

/** `auto` isolates where other jobs share HOME, unless DOCKER_CONFIG already leads elsewhere. */
export function shouldIsolate(input: boolean | 'auto', sharesHome: boolean, env: Environment): boolean {
  return input === 'auto' ? sharesHome && !env['DOCKER_CONFIG'] : input;
}

/**
 * Gives the job its own docker folder (0700) below `tempDir`, with copies (0600, logins included) of the user's
 * config.json and, for podman, buildah and skopeo, of their auth.json. Contexts, plugins and Buildx's builders stay
 * the user's: a bare new DOCKER_CONFIG would hide them (docker/cli#5477, docker/buildx#2706). A second login of the
 * job reuses the folder.
 */
export async function isolate(tempDir: string, ctx: Context): Promise<Isolation> {
  const own = userDockerFolder(ctx.env);
  if (own !== undefined && isOurs(own, tempDir)) return { folder: own, variables: {} };
  await ctx.fs.mkdir(tempDir, { recursive: true });
  const folder = await ctx.fs.mkdtemp(join(tempDir, PREFIX));
  try {
    const config = await copyConfig(own, folder, ctx);
    await copyPodmanLogins(config, folder, ctx);
    if (own !== undefined && (await canSee(join(own, 'contexts'), ctx))) {
      // Windows lets every user make a junction; other systems ignore the third argument.
      await ctx.fs.symlink(join(own, 'contexts'), join(folder, 'contexts'), 'junction');
    }
  } catch (error) {
    await ctx.fs.rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { folder, variables: variables(folder, own, ctx.env) };
}

/** Removes a folder that {@link isolate} made, with its logins; refuses any other path. */
export async function unisolate(folder: string, tempDir: string, ctx: Context): Promise<boolean> {
  if (!isOurs(folder, tempDir) || !(await look(folder, ctx))?.isDirectory()) return false;
  await ctx.fs.rm(folder, { recursive: true, force: true });
  return true;
}

function isOurs(folder: string, tempDir: string): boolean {
  return dirname(folder) === join(tempDir) && basename(folder).startsWith(PREFIX);
}

function variables(folder: string, own: string | undefined, env: Environment): Record<string, string> {
  const needsCertificates = own !== undefined && env['DOCKER_TLS_VERIFY'] && !env['DOCKER_CERT_PATH'];
  return defined({
    DOCKER_CONFIG: folder,
    BUILDX_CONFIG: env['BUILDX_CONFIG'] || own === undefined ? undefined : buildxFolder(env),
    // docker reads the daemon's certificates from DOCKER_CONFIG when this is unset (docker/cli opts).
    DOCKER_CERT_PATH: needsCertificates ? own : undefined,
    // podman would read DOCKER_CONFIG in place of its own file (containers/common pkg/auth).
    REGISTRY_AUTH_FILE: join(folder, PODMAN_FILE),
  });
}

/** Copies the user's config.json, and returns what it holds. */
async function copyConfig(own: string | undefined, folder: string, ctx: Context): Promise<AuthFile> {
  const path = join(own ?? folder, 'config.json');
  const text = own === undefined ? '' : await copyText(path, ctx);
  const config = parseAuthFile(path, text);
  const old = config.settings['cliPluginsExtraDirs'];
  const plugins = own === undefined ? undefined : join(own, 'cli-plugins');
  const dirs = [...(Array.isArray(old) ? (old as unknown[]) : []), plugins];
  const hasPlugins = plugins !== undefined && (await canSee(plugins, ctx));
  const edits: Edit[] = hasPlugins ? [{ at: ['cliPluginsExtraDirs'], value: dirs }] : [];
  await writeNew(join(folder, 'config.json'), await editAuthText(path, text, edits), ctx.fs);
  return config;
}

/** Copies the logins that podman, buildah and skopeo read: of their own files, and then of docker's. */
async function copyPodmanLogins(docker: AuthFile, folder: string, ctx: Context): Promise<void> {
  const files: AuthFile[] = [];
  for (const path of podmanFiles(ctx.env)) files.push(parseAuthFile(path, await copyText(path, ctx)));
  const all = [docker, ...files.reverse()];
  const auths = Object.assign({}, ...all.map((file) => file.auths)) as object;
  const helpers = all.map(({ settings }) => settings['credHelpers']).filter(isObject);
  const credHelpers = helpers.length > 0 ? (Object.assign({}, ...helpers) as object) : undefined;
  const text = JSON.stringify({ auths, ...defined({ credHelpers }) }, null, '\t');
  await writeNew(join(folder, PODMAN_FILE), text, ctx.fs);
}

/**
 * Reads a file to copy it: follows links and takes another owner's file, since nothing is written there. Empty where
 * there is none, or none that this user's programs could read.
 */
async function copyText(path: string, { fs, log }: Pick<Context, 'fs' | 'log'>): Promise<string> {
  try {
    const content = await readRegularFile(path, MOST_BYTES, fs);
    return content?.bytes.toString('utf8') ?? '';
  } catch (error) {
    const code = errno(error);
    if (code !== 'EACCES' && code !== 'EPERM') fail('E_FILE_READ', { path, problem: code });
    log.notice(`${path} may not be read, so its logins are not copied into the folder of this job.`);
    return '';
  }
}

/** Undefined without a home folder. */
function userDockerFolder(env: Environment): string | undefined {
  return env['DOCKER_CONFIG'] || homeOf(env) !== undefined ? dockerFolder(env) : undefined;
}

function canSee(path: string, { fs }: Pick<Context, 'fs'>): Promise<boolean> {
  return fs.lstat(path).then(
    () => true,
    () => false,
  );
}
