import type { Ci } from '../ci/ci.js';
import type { Context, Environment } from '../context/context.js';
import type { RegistryAddress } from '../registries/address.js';
import { scopedFile } from './auth-file/scoped-file.js';
import type { Client } from './clients/client.js';
import { isolate, shouldIsolate } from './isolate.js';
import type { LoginPlan } from './plan.js';
import { makeWorkDir } from './work-dirs.js';

/** Where this job's logins are kept. */
export interface Place {
  /** The environment of the job from now on: DOCKER_CONFIG and BUILDX_CONFIG of an isolated job are set. */
  readonly env: Environment;
  /** The job's own DOCKER_CONFIG, when this step made it. */
  readonly isolated?: string;
  authFile(address: RegistryAddress, scope: string): Promise<string>;
  /** A new private folder (0700) for one attempt. */
  workDir(): Promise<string>;
}

/**
 * Finds the file that holds the logins, and makes the job's own DOCKER_CONFIG where that is wanted; later
 * steps are told through the job's variables.
 */
export async function findPlace(plan: LoginPlan, client: Client, ci: Ci, ctx: Context): Promise<Place> {
  const own = shouldIsolate(plan.isolate, ctx.env) ? await isolated(ci, ctx) : undefined;
  const env = { ...ctx.env, ...own?.variables };
  return {
    env,
    ...(own?.variables['DOCKER_CONFIG'] ? { isolated: own.folder } : {}),
    authFile: async (address, scope) =>
      scope && client.family === 'docker'
        ? scopedFile(address.host, scope, { ...ctx, env })
        : client.authFile({ ...ctx, env }),
    workDir: () => makeWorkDir(ci.tempDir, ctx),
  };
}

async function isolated(ci: Ci, ctx: Context) {
  const own = await isolate(ci.tempDir, ctx);
  for (const [name, value] of Object.entries(own.variables)) ci.exportVariable(name, value);
  return own;
}
