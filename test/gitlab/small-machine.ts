import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { find } from '../real/programs.js';
import { observe, tempDir } from '../redaction/oracle.js';
import { fragments, readCi } from './fragments.js';
import { filled, template, type Inputs } from './template.js';

/** A machine with busybox and nothing else: no Node.js, no docker, no bash, and one way to download. */
export interface SmallMachine {
  readonly folder: string;
  readonly bin: string;
  /** A program that is a shell script of the test's. */
  stub(name: string, script: string): void;
  link(name: string, program: string): void;
}

export function smallMachine(without: readonly string[] = ['wget']): SmallMachine {
  const folder = tempDir();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  mkdirSync(join(folder, 'home'));
  mkdirSync(join(folder, 'project'));
  const busybox = find('busybox') ?? '';
  const applets = execFileSync(busybox, ['--list'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  const link = (name: string, program: string) => symlinkSync(program, join(bin, name));
  // Debian's has package managers among its applets, of another kind.
  for (const applet of applets.filter((name) => !without.includes(name))) link(applet, busybox);
  return {
    folder,
    bin,
    link,
    stub(name, script) {
      writeFileSync(join(bin, name), `#!${join(bin, 'sh')}\n${script}\n`);
      chmodSync(join(bin, name), 0o755);
    },
  };
}

export interface ShellRun {
  readonly code: number | null;
  readonly said: string;
}

/**
 * Runs one part of a job of a template as the runner does on such a machine: busybox ash that ends at the first
 * failure. `then` is what the job's own script would be, in the same shell.
 */
export async function runPart(
  { folder, bin }: SmallMachine,
  { name = 'login', job, part = 'before_script', inputs = {}, env = {}, then = '' }: PartOptions = {},
): Promise<ShellRun> {
  const ci = readCi(filled(template(name), inputs));
  const first = Object.keys(ci)[0] ?? '';
  const found = fragments(ci).find((one) => one.job === (job ?? first) && one.part === part);
  const child = spawn(join(bin, 'sh'), ['-eo', 'pipefail', '-c', `${found?.shell ?? 'exit 9'}${then}`], {
    cwd: join(folder, 'project'),
    env: {
      PATH: bin,
      HOME: join(folder, 'home'),
      GITLAB_CI: 'true',
      CI_JOB_ID: '42',
      CI_PROJECT_DIR: join(folder, 'project'),
      RUNNER_TEMP_PROJECT_DIR: join(folder, 'temp'),
      ...variables(ci[first]),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  }
  await once(child, 'close');
  observe('a shell of busybox', said);
  return { code: child.exitCode, said };
}

export interface PartOptions {
  readonly name?: string;
  readonly job?: string;
  readonly part?: string;
  readonly inputs?: Inputs;
  readonly env?: Readonly<Record<string, string>>;
  readonly then?: string;
}

/** The variables of a job, none of which needs expanding in these tests. */
function variables(job: unknown): Record<string, string> {
  const all = (job as { variables?: Record<string, string | { value: string }> }).variables ?? {};
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, typeof value === 'string' ? value : value.value]),
  );
}
