import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { observe, tempDir } from '../redaction/oracle.js';
import { node24 } from '../real/node24.js';
import { repository } from './stand-ins.js';
import type { Machine } from './world.js';

/** Runs a page's shell block line by line; `npx regcred` stands for dist/cli.js, nothing is fetched. */
export function runShell(machine: Machine, text: string, env: Readonly<Record<string, string>> = {}) {
  const bin = tempDir();
  const npx = join(bin, 'npx');
  const program = join(repository, 'dist/cli.js');
  writeFileSync(
    npx,
    `#!/bin/sh\n[ "$1" = regcred ] || exit 9\nshift\nexec ${node24() ?? ''} ${program} "$@"\n`,
  );
  chmodSync(npx, 0o755);
  const PATH = [bin, machine.env['PATH'] ?? ''].join(delimiter);
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', text], {
    cwd: machine.workspace,
    env: { ...machine.env, ...env, PATH },
    encoding: 'utf8',
  });
  observe('a shell', stdout + stderr);
  return { code: status, said: stdout + stderr };
}
