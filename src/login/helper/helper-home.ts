import { join, resolve } from 'node:path';
import type { Ci } from '../../context/ci.js';
import type { Context, Environment } from '../../context/context.js';
import { findProgram } from '../../context/find-program.js';
import { userHelperConfig } from './helper-config.js';
import { writeProgram } from './write-program.js';

/** Where the helper finds what it shall log in with. */
export interface HelperHome {
  readonly config: string;
  /** The user's own file, whose logins a new file of the job must know too: the variable leads away from it. */
  readonly template?: string | undefined;
}

/** A file of the job's own in CI; the user's own on a terminal, where no variable can be handed on. */
export function findHelperHome(ci: Pick<Ci, 'id' | 'tempDir'>, env: Environment): HelperHome {
  const named = env[VARIABLE];
  if (named) return { config: resolve(named) };
  const user = userHelperConfig(env);
  if (ci.id === 'terminal' && user !== undefined) return { config: user };
  return { config: join(ci.tempDir, 'helper.json'), template: user };
}

const VARIABLE = 'REGCRED_HELPER_CONFIG';

/** Lets the programs that run later find helper.json and docker-credential-regcred. */
export async function announceHelper({ config }: HelperHome, ci: Ci, ctx: Context): Promise<void> {
  const { env } = ctx;
  const isFound = config === (env[VARIABLE] ? resolve(env[VARIABLE]) : userHelperConfig(env));
  if (!isFound) ci.exportVariable(VARIABLE, config);
  const installed = findProgram('docker-credential-regcred', env);
  // A person's own installation lasts longer than a folder for temporary files.
  if (ci.id === 'terminal' && installed !== undefined) return;
  const program = await writeProgram(ci, ctx);
  if (installed !== program.file) ci.addPath(program.folder);
}
