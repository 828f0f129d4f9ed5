import type { Ci } from '../context/ci.js';
import type { Context, Environment } from '../context/context.js';
import type { RegistryAddress } from '../registries/address.js';
import { scopedFile } from './auth-file/scoped-file.js';
import type { Cleanup } from './logout/cleanup-state.js';
import type { Client } from './clients/client.js';
import { isolate, shouldIsolate } from './isolate.js';
import type { RequestedLogins } from './inputs/requested-login.js';
import { makeWorkDir } from './work-dirs.js';

/** Where this job's logins are kept. */
export interface Place {
  /** The environment of the job from now on: DOCKER_CONFIG and BUILDX_CONFIG of an isolated job are set. */
  readonly env: Environment;
  /** The variables by which later steps find it. */
  readonly variables: Readonly<Record<string, string>>;
  /** What the post step must know of the job's own DOCKER_CONFIG, when this step made it. */
  readonly isolation: Pick<Cleanup, 'isolated' | 'before'>;
  authFile(address: RegistryAddress, scope: string): Promise<string>;
  /** A new private folder (0700) for one attempt. */
  workDir(): Promise<string>;
}

/**
 * Finds the file that holds the logins, and makes the job's own DOCKER_CONFIG where that is wanted. Later
 * steps do not know of it yet.
 */
export async function findPlace(plan: RequestedLogins, client: Client, ci: Ci, ctx: Context): Promise<Place> {
  const own = shouldIsolate(plan.isolate, ci.sharesHome, ctx.env)
    ? await isolate(ci.tempDir, ctx)
    : undefined;
  const variables = own?.variables ?? {};
  const env = { ...ctx.env, ...variables };
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, ctx.env[name] ?? '']));
  return {
    env,
    variables,
    isolation: own && variables['DOCKER_CONFIG'] ? { isolated: own.folder, before } : {},
    authFile: async (address, scope) =>
      scope && client.family === 'docker'
        ? scopedFile(address.host, scope, { ...ctx, env })
        : client.authFile({ ...ctx, env }),
    workDir: () => makeWorkDir(ci.tempDir, ctx),
  };
}
