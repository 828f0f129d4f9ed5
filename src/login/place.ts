import { join } from 'node:path';
import type { Ci } from '../ci/ci.js';
import type { Context, Environment } from '../context/context.js';
import type { RegistryAddress } from '../registries/address.js';
import { scopedFile } from './auth-file/scoped-file.js';
import type { Client } from './clients/client.js';
import type { LoginPlan } from './plan.js';
import { shouldIsolate } from './should-isolate.js';

/** Where this job's logins are kept. */
export interface Place {
  /** The environment of the job from now on: DOCKER_CONFIG and BUILDX_CONFIG of an isolated job are set. */
  readonly env: Environment;
  /** The job's own DOCKER_CONFIG, when this step made it. */
  readonly isolated?: string;
  authFile(address: RegistryAddress, scope: string): string;
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
    ...(own?.made ? { isolated: own.dir } : {}),
    authFile: (address, scope) =>
      scope && client.scopes === 'files'
        ? scopedFile(address.host, scope, { ...ctx, env })
        : client.authFile({ ...ctx, env }),
    workDir: () => ctx.fs.mkdtemp(join(ci.tempDir, `regcred-work-${process.pid}-`)),
  };
}

async function isolated(ci: Ci, ctx: Context) {
  const { isolate } = await import('./isolate.js');
  const own = await isolate(ci.tempDir, ctx);
  for (const [name, value] of Object.entries(own.variables)) ci.exportVariable(name, value);
  return own;
}
