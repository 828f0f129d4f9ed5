import { basename, dirname, join } from 'node:path';
import type { Context, Environment } from '../context/context.js';
import { defined } from '../defined.js';
import { editAuthText, type Edit } from './auth-file/edit-auth-file.js';
import { buildxFolder, dockerFolder } from './auth-file/locate.js';
import { parseAuthFile, readAuthText } from './auth-file/read-auth-file.js';
import { look, realPath } from './auth-file/real-path.js';
import { writeNew } from '../files/replace-file.js';

const PREFIX = 'regcred-docker-';

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
 * Gives the job its own docker folder (0700) below `tempDir`. It gets a copy of the user's config.json (0600,
 * logins included). Contexts, plugins and Buildx's builders stay the user's: a bare new DOCKER_CONFIG would
 * hide them (docker/cli#5477, docker/buildx#2706). A second login of the job reuses the folder.
 */
export async function isolate(tempDir: string, ctx: Context): Promise<Isolation> {
  const own = dockerFolder(ctx.env);
  if (isOurs(own, tempDir)) return { folder: own, variables: {} };
  await ctx.fs.mkdir(tempDir, { recursive: true });
  const folder = await ctx.fs.mkdtemp(join(tempDir, PREFIX));
  try {
    await copyConfig(own, folder, ctx);
    if (await look(join(own, 'contexts'), ctx)) {
      // Windows lets every user make a junction; other systems ignore the third argument.
      await ctx.fs.symlink(join(own, 'contexts'), join(folder, 'contexts'), 'junction');
    }
  } catch (error) {
    await ctx.fs.rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { folder, variables: variables(folder, ctx.env) };
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

function variables(folder: string, env: Environment): Record<string, string> {
  const needsCertificates = env['DOCKER_TLS_VERIFY'] && !env['DOCKER_CERT_PATH'];
  return defined({
    DOCKER_CONFIG: folder,
    BUILDX_CONFIG: env['BUILDX_CONFIG'] ? undefined : buildxFolder(env),
    // docker reads the daemon's certificates from DOCKER_CONFIG when this is unset (docker/cli opts).
    DOCKER_CERT_PATH: needsCertificates ? dockerFolder(env) : undefined,
  });
}

async function copyConfig(own: string, folder: string, ctx: Context): Promise<void> {
  const real = await realPath(join(own, 'config.json'), ctx);
  const text = real === undefined ? '' : await readAuthText(real, ctx);
  const old = parseAuthFile(join(own, 'config.json'), text).settings['cliPluginsExtraDirs'];
  const dirs = [...(Array.isArray(old) ? (old as unknown[]) : []), join(own, 'cli-plugins')];
  const plugins: Edit[] = [{ at: ['cliPluginsExtraDirs'], value: dirs }];
  const edits = (await look(join(own, 'cli-plugins'), ctx)) ? plugins : [];
  const edited = await editAuthText(join(own, 'config.json'), text, edits);
  await writeNew(join(folder, 'config.json'), edited, ctx.fs);
}
