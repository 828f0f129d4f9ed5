import { spawn } from 'node:child_process';
import { lineSplitter } from './line-splitter.js';

export interface Child {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds after which it is interrupted; 0 means never. */
  readonly timeout: number;
}

export type Exit = { readonly kind: 'exited'; readonly code: number } | { readonly kind: 'timed-out' };

/** Runs a program with stdin at its end, hands over each line of stdout and stderr as it comes. */
export function runChild(child: Child, onLine: (line: string) => void): Promise<Exit> {
  return new Promise((resolve, reject) => {
    const started = spawn(child.command, [...child.args], {
      cwd: child.cwd,
      env: child.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a timeout also ends what the script has started.
      detached: true,
    });
    let timedOut = false;
    const timer =
      child.timeout > 0
        ? setTimeout(() => {
            timedOut = true;
            if (started.pid !== undefined) process.kill(-started.pid, 'SIGKILL');
          }, child.timeout)
        : undefined;
    for (const stream of [started.stdout, started.stderr]) {
      const splitter = lineSplitter(onLine);
      stream.on('data', (chunk: Buffer) => splitter.write(chunk));
      stream.on('end', () => splitter.end());
    }
    started.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    started.on('close', (code) => {
      clearTimeout(timer);
      // A signal has no exit code; .NET reports 128 + number, of which only "not zero" matters here.
      resolve(timedOut ? { kind: 'timed-out' } : { kind: 'exited', code: code ?? 128 });
    });
  });
}
