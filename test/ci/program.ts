import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { observe, tempDir } from '../redaction/oracle.js';
import { runnerLog } from '../redaction/runner-log.js';
import { bundle } from './bundle.js';

const regcred = await bundle(`
  export { createGithub } from 'src/ci/github.ts';
  export { run } from 'src/ci/run.ts';
  export { Secret } from 'src/secret/secret.ts';
  export { fail } from 'src/errors/error.ts';
`);

export interface Program {
  readonly child: ChildProcess;
  /** The runner's files, by variable. */
  readonly files: Readonly<Record<string, string>>;
  readonly dir: string;
  /** Resolves when the child has printed the text. */
  printed(text: string): Promise<void>;
  ended(): Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What people would see on GitHub. */
  readonly log: string;
  readonly commands: readonly string[];
}

/**
 * Runs a small program of ours as a step of GitHub Actions: its own process, the runner's files in place.
 * `body` is the inside of `async (ctx, ci) => {…}`.
 */
export function step(body: string, env: Record<string, string | undefined> = {}): Program {
  const dir = tempDir();
  const files: Record<string, string> = {};
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']) {
    writeFileSync((files[name] = join(dir, name)), '');
  }
  mkdirSync(join(dir, 'temp'));
  const program = join(dir, 'step.mjs');
  writeFileSync(
    program,
    `import { createGithub, fail, run, Secret } from ${JSON.stringify(regcred)};
     void run(createGithub(process.env), async (ctx, ci) => { ${body} }, {
       loadHttp: () => Promise.reject(new Error('no network')), cleanUpWithin: 1000,
     });`,
  );
  const child = spawn(process.execPath, [program], {
    cwd: dir,
    env: { PATH: process.env.PATH, HOME: dir, RUNNER_TEMP: join(dir, 'temp'), ...files, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return {
    child,
    files,
    dir,
    async printed(text) {
      while (!stdout.includes(text)) await once(child.stdout, 'data');
    },
    async ended() {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
      const { shown, commands } = runnerLog(stdout);
      observe('the log', shown);
      observe('standard error', stderr);
      return { code: child.exitCode, stdout, stderr, log: shown, commands };
    },
  };
}
