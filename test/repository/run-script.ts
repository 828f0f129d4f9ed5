import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const scripts = fileURLToPath(new URL('../../scripts/', import.meta.url));

/** Runs one of our scripts on a project folder; what it said, and whether it was content. */
export function runScript(name: string, project: string): { ok: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${scripts}${name}`, project], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: project },
  });
  return { ok: status === 0, said: stdout + stderr };
}
