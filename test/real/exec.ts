import { spawn } from 'node:child_process';
import type { Exec } from '../../src/context/context.js';
import { observe } from '../redaction/oracle.js';

/** Runs real programs for tests; what they print goes to the caller, their arguments to the oracle. */
export const realExec: Exec = (command, args, options) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...options.env }, cwd: options.cwd, stdio: 'pipe' });
    let [stdout, stderr] = ['', ''];
    let timedOut = false;
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.on('error', () => {}); // EPIPE: the exit code tells the rest
    child.stdin.end(typeof options.input === 'string' ? options.input : (options.input?.reveal() ?? ''));
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.timeout);
    child.once('error', () => {
      clearTimeout(timer);
      resolve({ kind: 'not-found' });
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      observe('argv', [command, ...args].join('\n'));
      if (code === null) resolve({ kind: 'killed', by: String(signal), timedOut });
      else resolve({ kind: 'exited', code, stdout, stderr });
    });
  });
