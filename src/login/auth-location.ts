import { join } from 'node:path';
import type { Ci } from '../context/ci.js';
import type { Context, Environment } from '../context/context.js';
import { imageHost, type RegistryAddress } from '../registries/address.js';
import { scopedFile } from './auth-file/scoped-file.js';
import type { Cleanup } from './logout/cleanup-state.js';
import type { Client } from './clients/client.js';
import { PODMAN_FILE, isolate, shouldIsolate } from './isolate.js';
import type { RequestedLogins } from './inputs/requested-login.js';
import { makeWorkDir } from './work-dirs.js';

/** Where this job's logins are stored. */
export interface AuthLocation {
  /** The job's environment, with DOCKER_CONFIG and BUILDX_CONFIG of an isolated job. */
  readonly env: Environment;
  /** The variables that lead later steps there. */
  readonly variables: Readonly<Record<string, string>>;
  /** The folder is the job's own, so the machine's credential helpers are bypassed. */
  readonly own: boolean;
  /** The file of an isolated job that podman, buildah and skopeo read. */
  readonly podmanFile?: string;
  /** What the post step removes and restores; empty unless this step made the job's DOCKER_CONFIG. */
  readonly isolation: Pick<Cleanup, 'isolated' | 'before'>;
  authFile(address: RegistryAddress, scope: string): Promise<string>;
  /** A new private folder (0700) for one attempt. */
  workDir(): Promise<string>;
}

/**
 * Finds the file for the logins and makes the job's own DOCKER_CONFIG if requested. Exports nothing yet, so
 * later steps do not see it.
 */
export async function findAuthLocation(
  request: RequestedLogins,
  client: Client,
  ci: Ci,
  ctx: Context,
): Promise<AuthLocation> {
  const own = shouldIsolate(request.isolate, ci.sharesHome, ctx.env)
    ? await isolate(ci.tempDir, ctx)
    : undefined;
  const variables = own?.variables ?? {};
  const env = { ...ctx.env, ...variables };
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, ctx.env[name] ?? '']));
  return {
    env,
    variables,
    own: own !== undefined,
    ...(own && { podmanFile: join(own.folder, PODMAN_FILE) }),
    isolation: own && variables['DOCKER_CONFIG'] ? { isolated: own.folder, before } : {},
    authFile: async (address, scope) =>
      scope && client.family === 'docker'
        ? scopedFile(imageHost(address), scope, { ...ctx, env })
        : client.authFile({ ...ctx, env }),
    workDir: () => makeWorkDir(ci.tempDir, ctx),
  };
}
