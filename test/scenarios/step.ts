import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { mayHold, observe, tempDir } from '../redaction/oracle.js';
import { runnerLog } from '../redaction/runner-log.js';
import { pairs, shown, withoutMasks } from './shown.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
type Entry = 'login' | 'login-post' | 'logout' | 'cli' | 'credential-helper';
type Values = Readonly<Record<string, string>>;

export interface JobOptions {
  /** For every process of the job. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What to show in the place of text that differs from run to run: ports and secrets. */
  readonly names?: Values;
}

export interface Running {
  readonly child: ChildProcess;
  /** The whole visible result, for a snapshot (shown.ts). */
  readonly ended: Promise<string>;
}

/**
 * A job on a machine with an empty home folder, whose steps run the *built* programs of dist/ as GitHub's
 * runner does: inputs with the defaults of action.yml, the runner's files, variables and state handed on.
 */
export function newJob({ env: extra = {}, names = {} }: JobOptions = {}) {
  const home = tempDir();
  const temp = join(home, 'temp');
  const [config, auth] = [join(home, '.docker/config.json'), join(home, 'run/containers/auth.json')];
  mkdirSync(temp);
  mkdirSync(join(home, 'run'));
  for (const path of [config, auth]) [path, `${path}.regcred`].forEach((file) => mayHold(file));
  const labels = new Map([...Object.entries(names), [home, '~'], [temp, 'TEMP']]);
  const machine = { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), ...extra };
  const exported: Record<string, string> = {};
  const state: Record<string, string> = {};
  let count = 0;

  function start(entry: Entry, env: Record<string, string | undefined>, words: readonly string[] = []) {
    const files = env['GITHUB_ACTIONS'] ? runnerFiles(join(home, `step-${count++}`)) : {};
    const child = spawn(process.execPath, [join(root, `dist/${entry}.js`), ...words], {
      cwd: home,
      env: { ...machine, ...exported, ...files, ...env },
      stdio: 'pipe',
    });
    return { child, ended: collect(child, files) };
  }

  async function collect(child: ChildProcess, files: Values): Promise<string> {
    let [stdout, stderr] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    await once(child, 'close');
    // As written, and as the runner would show it.
    observe('standard output', withoutMasks(stdout));
    observe('the log', runnerLog(stdout).shown);
    observe('standard error', stderr);
    Object.assign(exported, values(files['GITHUB_ENV']));
    Object.assign(state, values(files['GITHUB_STATE']));
    const folders = files['GITHUB_PATH'] ? readFileSync(files['GITHUB_PATH'], 'utf8').split('\n') : [];
    for (const folder of folders.filter(Boolean)) {
      exported['PATH'] = [folder, exported['PATH'] ?? machine.PATH ?? ''].join(delimiter);
    }
    const code = child.exitCode ?? child.signalCode;
    const isolated = exported['DOCKER_CONFIG'] ? join(exported['DOCKER_CONFIG'], 'config.json') : undefined;
    const auths = { 'config.json': config, ...(isolated && { 'DOCKER_CONFIG/config.json': isolated }) };
    return shown({ code, stdout, stderr, files, auths }, labels);
  }

  function startStep(entry: Entry, inputs: Values, env: Record<string, string | undefined> = {}): Running {
    const action = entry === 'logout' ? 'logout' : 'login';
    const given = Object.entries({ ...defaults(action), ...inputs });
    const inputVariables = given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const stateVariables = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
    const variables = [...inputVariables, ...(entry === 'login-post' ? stateVariables : [])];
    const running = start(entry, {
      ...github,
      RUNNER_TEMP: temp,
      ...(Object.fromEntries(variables) as Values),
      ...env,
    });
    running.child.stdin.end();
    return running;
  }

  return {
    home,
    temp,
    config,
    auth,
    /** What the main step has saved for the post step; tests may tamper with it. */
    state,
    /** What steps have exported for later ones. */
    exported,
    startStep,
    login: (inputs: Values, env = {}) => startStep('login', inputs, env).ended,
    post: (inputs: Values = {}, env = {}) => startStep('login-post', inputs, env).ended,
    logout: (inputs: Values, env = {}) => startStep('logout', inputs, env).ended,
    /** `regcred WORDS` on a terminal. */
    cli(words: readonly string[], stdin = '', env = {}): Promise<string> {
      const { child, ended } = start('cli', env, words);
      child.stdin.on('error', () => {}).end(stdin);
      return ended;
    },
    writeConfig(value: unknown): void {
      mkdirSync(join(home, '.docker'), { recursive: true });
      writeFileSync(config, JSON.stringify(value), { mode: 0o600 });
    },
  };
}

export type Job = ReturnType<typeof newJob>;

const github = {
  GITHUB_ACTIONS: 'true',
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_JOB: 'build',
  RUNNER_NAME: 'runner',
  RUNNER_ENVIRONMENT: 'github-hosted',
};

function runnerFiles(folder: string): Record<string, string> {
  mkdirSync(folder);
  const names = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
  return Object.fromEntries(
    names.map((name) => {
      writeFileSync(join(folder, name), '');
      return [name, join(folder, name)];
    }),
  );
}

function values(path: string | undefined): Values {
  if (!path || !existsSync(path)) return {};
  const lines = pairs(readFileSync(path, 'utf8')).split('\n').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Inputs of the action with their defaults; the runner sets a variable for every one. */
function defaults(action: 'login' | 'logout'): Values {
  const { inputs } = parse(readFileSync(join(root, `actions/${action}/action.yml`), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']));
}

/** `auth` of an entry in an auth file. */
export const pair = (username: string, secret: string) => ({
  auth: Buffer.from(`${username}:${secret}`).toString('base64'),
});
