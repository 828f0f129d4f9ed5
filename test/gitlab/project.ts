import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mayHold, observe, tempDir } from '../redaction/oracle.js';
import { repository } from '../workflows/stand-ins.js';
import { component } from './template.js';

/** The program that the templates download: here it lies on the machine. */
export const program = join(repository, 'jenkins/resources/regcred/regcred.cjs');
const local = join(repository, 'node_modules/gitlab-ci-local/dist/index.js');

/** A project of GitLab's with a `.gitlab-ci.yml`, on the machine of its runner. */
export interface Project {
  readonly folder: string;
  /** Of the user who runs the jobs. */
  readonly home: string;
  /** Docker's file in that home. */
  readonly auth: string;
  /** Where the runner keeps what belongs to jobs of this project. */
  readonly temp: string;
}

export interface PipelineOptions {
  /** Variables of the project: they win over those of jobs, as in GitLab, and `$NAME` in them is expanded. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Masked variables whose value is taken as it is: their job's environment. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

export interface Pipeline {
  readonly code: number | null;
  /** All that was printed. */
  readonly log: string;
}

/**
 * Makes the project `acme/platform`. gitlab-ci-local finds components in the project itself, so that our templates are
 * copied into it, and `include: component:` names it.
 */
export function newProject(files: Readonly<Record<string, string>>): Project {
  const [top, home] = [tempDir(), tempDir()];
  const folder = join(top, 'platform');
  mkdirSync(folder);
  cpSync(join(component, 'templates'), join(folder, 'templates'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, env: { ...process.env, HOME: home }, stdio: 'ignore' });
  git('init', '--initial-branch=main');
  git('remote', 'add', 'origin', 'git@gitlab.example.com:acme/platform.git');
  git('add', '--all');
  git('-c', 'user.name=ci', '-c', 'user.email=ci@example.com', 'commit', '--message=first');
  return { folder, home, auth: join(home, '.docker/config.json'), temp: join(top, 'platform.tmp') };
}

/** A consumer's include of one of our components. */
export function include(name: string, inputs: Readonly<Record<string, unknown>>): string {
  const component = `$CI_SERVER_FQDN/$CI_PROJECT_PATH/${name}@$CI_COMMIT_SHA`;
  return `include: ${JSON.stringify([{ component, inputs }])}\n`;
}

/** Runs the whole pipeline with gitlab-ci-local, its jobs in the shell of this machine. */
export async function pipeline(
  { folder, home, temp }: Project,
  { variables = {}, secrets = {}, args = [] }: PipelineOptions = {},
): Promise<Pipeline> {
  const all = { GITLAB_CI: 'true', RUNNER_TEMP_PROJECT_DIR: temp, REGCRED_CLI: program, ...variables };
  const given = Object.entries(all).map(([name, value]) => `--variable=${name}=${value}`);
  const child = spawn(
    process.execPath,
    [local, '--force-shell-executor', '--no-color', ...quiet(Object.keys(all)), ...given, ...args],
    { cwd: folder, env: { ...machine(), HOME: home, ...secrets }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  }
  await once(child, 'close');
  // It masks nothing: what a job prints has to be clean by itself.
  observe('the log of the jobs', log);
  return { code: child.exitCode, log };
}

/** The schema is held against every file by schema.test.ts; there is no other branch to find changes against. */
function quiet(names: readonly string[]): readonly string[] {
  return [
    '--no-json-schema-validation',
    '--no-evaluate-rule-changes',
    `--ignore-predefined-vars=${names.filter((name) => /^(CI|GITLAB)_/.test(name)).join(',')}`,
  ];
}

/** What a job may see of this machine: nothing that would say it is somebody else's CI, or has a login already. */
function machine(): NodeJS.ProcessEnv {
  const names = ['PATH', 'LANG', 'NODE_OPTIONS', 'TERM'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

/** A docker file as it was before the job, with a login that is none of the job's; its text. */
export function earlierLogin({ auth }: Project, secret: string): string {
  mayHold(auth);
  mkdirSync(dirname(auth), { recursive: true, mode: 0o700 });
  const entry = { auth: Buffer.from(`jane:${secret}`).toString('base64') };
  const text = JSON.stringify({ auths: { 'other.example.com': entry } });
  writeFileSync(auth, text, { mode: 0o600 });
  return text;
}

export const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
