import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { regcredError } from '../errors/error.js';
import { cappedOutput } from './capped-output.js';
import type { Exec, ExecOptions, ExecResult } from './context.js';
import { findProgram } from './find-program.js';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const KILL_AFTER = 2_000;
/** How long output is awaited after the child has ended: a grandchild may hold the pipes open for ever. */
const DRAIN = 500;

/**
 * {@link Exec} on node:child_process. Throws E_EXEC, which names the program and the system's code only:
 * Node's own errors carry all arguments (docs/faults.md E4).
 */
export const exec: Exec = async (command, args, options) => {
  const file = findProgram(command, options.env);
  if (file === undefined) return { kind: 'not-found' };
  if (options.signal?.aborted) return { kind: 'killed', by: 'SIGTERM', timedOut: false };
  return run(start(command, file, args, options), command, options);
};

function start(command: string, file: string, args: readonly string[], options: ExecOptions): Child {
  try {
    const child: Child = spawn(file, args, {
      env: { ...options.env },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      stdio: ['pipe', 'pipe', 'pipe'],
      shell: false,
      windowsHide: true,
      // A process group of its own, so that what the child has started can be ended with it.
      detached: process.platform !== 'win32',
    });
    return child;
  } catch (error) {
    throw cannotStart(command, error);
  }
}

function run(child: Child, command: string, options: ExecOptions): Promise<ExecResult> {
  // Out of file descriptors, Node hands out a child without pipes, and an error event later on.
  const stdin: Writable | undefined = child.stdin;
  if (stdin === undefined) {
    return new Promise((_, reject) => child.once('error', (error) => reject(cannotStart(command, error))));
  }
  const [stdout, stderr] = [cappedOutput(child.stdout), cappedOutput(child.stderr)];
  feed(stdin, options.input);
  const end = endInTime(child, options);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      end.settle();
      reject(cannotStart(command, error));
    });
    child.once('exit', (code, by) => {
      const asked = end.settle();
      void closed(child).then(() => {
        if (asked !== undefined || code === null) {
          resolve({ kind: 'killed', by: by ?? 'SIGTERM', timedOut: asked === 'timeout' });
        } else {
          resolve({ kind: 'exited', code, stdout: stdout(), stderr: stderr() });
        }
      });
    });
  });
}

/** Writes and closes standard input. A child that does not read it (EPIPE) is judged by its exit code. */
function feed(stdin: Writable, input: ExecOptions['input']): void {
  stdin.on('error', () => {});
  stdin.end(typeof input === 'string' ? input : (input?.reveal() ?? ''));
}

/**
 * Asks the child to end at its deadline or when the signal aborts, and kills it 2 s later. `settle` stops
 * the clocks and says why the child was asked, if it was.
 */
function endInTime(child: Child, { timeout, signal }: ExecOptions) {
  let asked: 'timeout' | 'abort' | undefined;
  let kill: NodeJS.Timeout | undefined;
  const ask = (why: 'timeout' | 'abort') => {
    if (asked !== undefined) return;
    asked = why;
    end(child, 'SIGTERM');
    kill = setTimeout(() => end(child, 'SIGKILL'), KILL_AFTER);
  };
  const abort = () => ask('abort');
  const deadline = setTimeout(() => ask('timeout'), timeout);
  signal?.addEventListener('abort', abort, { once: true });
  return {
    settle() {
      clearTimeout(deadline);
      clearTimeout(kill);
      signal?.removeEventListener('abort', abort);
      // The child has obeyed; what it started may not have.
      if (asked !== undefined) end(child, 'SIGKILL');
      return asked;
    },
  };
}

function end(child: Child, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // ESRCH: the whole group has ended already.
  }
}

function closed(child: Child): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve();
    }, DRAIN);
    child.once('close', () => {
      clearTimeout(late);
      resolve();
    });
  });
}

function cannotStart(program: string, error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return regcredError('E_EXEC', { program, reason: code }, { cause: error });
}
