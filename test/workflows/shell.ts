import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { observe, tempDir } from '../redaction/oracle.js';
import { node24 } from '../real/node24.js';
import { repository } from './stand-ins.js';
import type { Machine } from './world.js';

/** Runs a page's shell block line by line; `npx regcred` stands for dist/cli.js, nothing is fetched. */
export async function runShell(
  machine: Pick<Machine, 'workspace' | 'env'>,
  text: string,
  env: Readonly<Record<string, string>> = {},
) {
  const bin = tempDir();
  const npx = join(bin, 'npx');
  const program = join(repository, 'dist/cli.js');
  writeFileSync(
    npx,
    `#!/bin/sh\n[ "$1" = regcred ] || exit 9\nshift\nexec ${node24() ?? ''} ${program} "$@"\n`,
  );
  chmodSync(npx, 0o755);
  const PATH = [bin, machine.env['PATH'] ?? process.env['PATH'] ?? ''].join(delimiter);
  // Servers of the test answer while it runs.
  const child = spawn('sh', ['-e', '-c', text], {
    cwd: machine.workspace,
    env: { ...machine.env, ...env, PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  }
  await once(child, 'close');
  observe('a shell', said);
  return { code: child.exitCode, said };
}
