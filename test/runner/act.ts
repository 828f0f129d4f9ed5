import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { observe, tempDir } from '../redaction/oracle.js';
import type { RunOptions } from './options.js';

export type ActOptions = Pick<
  RunOptions,
  'workspace' | 'node' | 'job' | 'secrets' | 'vars' | 'env' | 'event' | 'actions'
> & {
  /** Path of the program (test/real/act.ts). */
  readonly act: string;
};

export interface ActResult {
  readonly ok: boolean;
  /** Lines as act shows them, masked by it. */
  readonly log: string;
  readonly steps: readonly { readonly id: string; readonly stage: string; readonly outcome: string }[];
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly summary: string;
}

/**
 * Runs a workflow with `act`, a program that is not ours, on this machine, without an engine and offline.
 * What it needs and where it differs from GitHub:
 * - `./actions/x` is found only after a step with actions/checkout, which act does by copying the workspace;
 * - it masks a value as it is, and none of the runner's eleven encoded forms;
 * - without a git repository around the workspace it complains in the log, and goes on.
 */
export async function runWithAct(file: string, options: ActOptions): Promise<ActResult> {
  const home = tempDir();
  const eventFile = join(home, 'event.json');
  writeFileSync(eventFile, JSON.stringify(options.event?.payload ?? {}));
  // act also reads .actrc, .env, .secrets and .vars of the folder it works in, and may phone home for a new version.
  const nothing = ['env-file', 'secret-file', 'var-file', 'input-file'].flatMap((name) => [
    `--${name}`,
    '/dev/null',
  ]);
  const args = [
    options.event?.name ?? 'push',
    ...['--workflows', file, '--directory', options.workspace, '--eventpath', eventFile, '--json'],
    ...['--platform', 'ubuntu-latest=-self-hosted', '--container-daemon-socket', '-'],
    ...['--action-offline-mode', '--no-cache-server', '--pull=false', ...nothing],
    ...(options.job === undefined ? [] : ['--job', options.job]),
    // Without a value act takes it from its environment: a secret never stands in an argument list.
    ...Object.keys(options.secrets ?? {}).flatMap((name) => ['--secret', name]),
    ...Object.entries(options.vars ?? {}).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...localRepositories(file, options.actions ?? {}),
  ];
  const path = [dirname(options.node), options.env?.['PATH'] ?? process.env['PATH'] ?? ''].join(delimiter);
  mkdirSync(join(home, 'tmp'));
  const env = { ...options.env, ...options.secrets, PATH: path, HOME: home, TMPDIR: join(home, 'tmp') };
  const { code, lines } = await start(options.act, args, { ...env, XDG_CACHE_HOME: join(home, 'cache') });
  return read(code === 0, lines);
}

/** `owner/name@ref=folder` for each use of a repository that a folder stands for. */
function localRepositories(file: string, actions: Readonly<Record<string, string>>): string[] {
  const uses = [...readFileSync(file, 'utf8').matchAll(/uses:\s*['"]?([\w.-]+\/[\w.-]+)[^@\s]*@([^\s'"]+)/g)];
  return uses.flatMap(([, repository = '', ref = '']) => {
    const folder = actions[repository];
    return folder === undefined ? [] : ['--local-repository', `${repository}@${ref}=${folder}`];
  });
}

function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; lines: string[] }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, lines: Buffer.concat(chunks).toString().split('\n') }));
  });
}

interface ActLine {
  readonly msg?: string;
  readonly stage?: string;
  readonly stepID?: readonly string[];
  readonly stepResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
}

/** Of each JSON line only `msg` is masked by act; its other fields are for us and are shown to nobody. */
function read(ok: boolean, lines: readonly string[]): ActResult {
  const entries = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as ActLine);
  const outputs: Record<string, Record<string, string>> = {};
  for (const { command, stepID, name, arg } of entries) {
    if (command !== 'set-output' || name === undefined) continue;
    const id = stepID?.at(-1) ?? '';
    outputs[id] = { ...outputs[id], [name]: arg ?? '' };
  }
  const log = entries.map(({ msg }) => (msg ?? '').replace(/\n$/, '')).join('\n');
  observe('log of act', log);
  return {
    ok,
    log,
    outputs,
    summary: entries.map(({ command, content }) => (command === 'summary' ? content : '')).join(''),
    steps: entries
      .filter(({ stepResult, stage }) => stepResult !== undefined && stage !== undefined)
      .map(({ stepID, stage, stepResult }) => ({
        id: stepID?.at(-1) ?? '',
        stage: (stage ?? '').toLowerCase(),
        outcome: stepResult ?? '',
      })),
  };
}
