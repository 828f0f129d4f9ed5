import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRegistry, type RunningRegistry } from '../real/docker-registry.js';
import { node24 } from '../real/node24.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import type { RunOptions, RunResult } from '../runner/options.js';
import { runWorkflow } from '../runner/run-workflow.js';
import { startEngine, type Engine } from './engine.js';
import { repository } from './stand-ins.js';

/** The users that the examples name, with the secrets they know. */
export interface World {
  readonly first: RunningRegistry;
  /** On another address: another host to every client. */
  readonly second: RunningRegistry;
  readonly engine: Engine;
  readonly password: string;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const password = canary();
  // Who runs a workflow in our runner and in act, what the variables name, and robots of Harbor's.
  const names = ['octocat', 'nektos/act', 'ci', 'robot$ci', 'robot$web+ci'];
  const users = Object.fromEntries(names.map((name) => [name, password]));
  const auth = { kind: 'htpasswd', users } as const;
  const [first, second] = await Promise.all([
    startRegistry({ auth }),
    startRegistry({ auth, address: '127.0.0.2' }),
  ]);
  const stop = () => Promise.all([first.stop(), second.stop()]).then(() => {});
  try {
    const engine = await startEngine([first.host, second.host]);
    return {
      first,
      second,
      engine,
      password,
      stop: () => Promise.all([engine.stop(), stop()]).then(() => {}),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One runner machine: its home and its checked-out repository outlive the job. */
export interface Machine {
  readonly home: string;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  /** Docker's file as it is now; undefined when there is none. */
  dockerConfig(): { auths?: Record<string, { auth?: string }> } | undefined;
  /** Runs a program as a step outside of the job would; its exit code and what it said. */
  run(program: string, ...args: string[]): { code: number; said: string };
}

export function newMachine(world: Pick<World, 'engine'>): Machine {
  const [home, workspace] = [tempDir(), tempDir()];
  mkdirSync(join(home, 'run'));
  writeFileSync(join(workspace, 'Dockerfile'), 'FROM scratch\nCOPY hello.txt /\n');
  writeFileSync(join(workspace, 'hello.txt'), 'hello\n');
  const env = { ...world.engine.env, HOME: home, XDG_RUNTIME_DIR: join(home, 'run') };
  const file = join(home, '.docker/config.json');
  return {
    home,
    workspace,
    env,
    dockerConfig: () =>
      existsSync(file)
        ? (JSON.parse(readFileSync(file, 'utf8')) as ReturnType<Machine['dockerConfig']>)
        : undefined,
    run(program, ...args) {
      try {
        const said = execFileSync(program, args, {
          env,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        return { code: 0, said };
      } catch (error) {
        const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
        return { code: status, said: stdout + stderr };
      }
    },
  };
}

/** Runs a job on the machine with our actions from dist/, under Node 24. */
export async function runOn(
  machine: Pick<Machine, 'workspace' | 'env'>,
  file: string,
  options: Partial<RunOptions> = {},
  raw: 'searched' | 'shows what steps print' = 'searched',
): Promise<RunResult> {
  const run = await runWorkflow(file, {
    workspace: machine.workspace,
    node: node24() ?? '',
    actions: { 'regcred/regcred': repository },
    ...options,
    env: { ...machine.env, ...options.env },
  });
  // Commands that register masks are for the runner alone; nothing else may hold a secret, masked or not.
  const lines = run.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  if (raw === 'searched') observe('the raw log', lines.join('\n'));
  return run;
}

/** The ends of the steps, for a whole comparison: "main login success". */
export function ends(run: RunResult): string[] {
  return run.steps.map(({ id, stage, outcome }) => `${stage} ${id} ${outcome}`);
}
