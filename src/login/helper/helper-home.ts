import { join, resolve } from 'node:path';
import type { Ci } from '../../context/ci.js';
import type { Context, Environment } from '../../context/context.js';
import { findProgram } from '../../context/find-program.js';
import { userHelperConfig } from './helper-config.js';
import { writeProgram } from './write-program.js';

/** Where the helper finds its logins. */
export interface HelperHome {
  readonly config: string;
  /** The user's own file: its logins are copied into a new one, because the variable hides it. */
  readonly template?: string | undefined;
}

/** Chooses the job's own file in CI, and the user's on a terminal, which cannot export a variable. */
export function findHelperHome(ci: Pick<Ci, 'id' | 'tempDir'>, env: Environment): HelperHome {
  const configured = env[VARIABLE];
  if (configured) return { config: resolve(configured) };
  const user = userHelperConfig(env);
  if (ci.id === 'terminal' && user !== undefined) return { config: user };
  return { config: join(ci.tempDir, 'helper.json'), template: user };
}

const VARIABLE = 'REGCRED_HELPER_CONFIG';

/** Lets later programs find helper.json and docker-credential-regcred. */
export async function announceHelper({ config }: HelperHome, ci: Ci, ctx: Context): Promise<void> {
  const { env } = ctx;
  const isFound = config === (env[VARIABLE] ? resolve(env[VARIABLE]) : userHelperConfig(env));
  if (!isFound) ci.exportVariable(VARIABLE, config);
  const installed = findProgram('docker-credential-regcred', env);
  // An installed helper outlives a temporary folder.
  if (ci.id === 'terminal' && installed !== undefined) return;
  const program = await writeProgram(ci, ctx);
  if (installed !== program.file) ci.addPath(program.folder);
}
