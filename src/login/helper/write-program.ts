import { join } from 'node:path';
import type { Ci } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { shellWord } from '../../context/shell-word.js';
import { writeNew } from '../../files/replace-file.js';
import { makeWorkDir } from '../work-dirs.js';

/**
 * Writes `docker-credential-regcred` into a folder of the job: one line of shell that starts the bundle. It names
 * the running Node, because the runner's own is not on PATH. Contains no secret.
 */
export async function writeProgram(ci: Pick<Ci, 'tempDir' | 'helperWords'>, ctx: Context) {
  const folder = join(ci.tempDir, 'helper');
  const file = join(folder, 'docker-credential-regcred');
  const text = `#!/bin/sh\nexec ${ci.helperWords.map(shellWord).join(' ')} "$@"\n`;
  await ctx.fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const workDir = await makeWorkDir(ci.tempDir, ctx);
  try {
    // Renamed when complete: another step or docker may start it at any moment.
    await writeNew(join(workDir, 'program'), text, ctx.fs, { mode: 0o700 });
    await ctx.fs.rename(join(workDir, 'program'), file);
  } finally {
    await ctx.fs.rm(workDir, { recursive: true, force: true });
  }
  return { folder, file };
}
