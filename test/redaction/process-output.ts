import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { format } from 'node:util';

type Listener = (channel: string, text: string) => void;

const names: Readonly<Record<number, string>> = { 1: 'stdout', 2: 'stderr' };

// Files of tests share a process (vitest.config.ts, isolate): it is watched once, for the file that runs now.
const key = Symbol.for('regcred.test.process-output');
type Watched = { [key]?: { listener: Listener } };

/**
 * Hands on everything this process writes to its standard output and error: through streams, console,
 * and node:fs on the file descriptors themselves. A second call takes the place of the first. Programs that
 * tests start are observed by their tests.
 */
export function watchProcessOutput(listener: Listener): void {
  const known = (globalThis as Watched)[key];
  if (known) known.listener = listener;
  const state = known ?? ((globalThis as Watched)[key] = { listener });
  const current: Listener = (channel, text) => state.listener(channel, text);
  // The test runner puts a console of its own in place, perhaps for each file.
  watchConsole(current);
  if (known) return;
  watchStream(process.stdout, 'stdout', current);
  watchStream(process.stderr, 'stderr', current);
  watchDescriptors(current);
}

function watchStream(stream: NodeJS.WriteStream, channel: string, listener: Listener): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (chunk: unknown, ...rest: unknown[]) => {
    listener(channel, textOf(chunk));
    return write(chunk, ...rest);
  };
}

/** The test runner's console does not write to the streams. */
function watchConsole(listener: Listener): void {
  const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const;
  for (const method of methods) {
    if (key in console[method]) continue;
    const original = console[method].bind(console) as (...args: unknown[]) => void;
    const watched = (...args: unknown[]) => {
      listener(`console.${method}`, format(...args));
      original(...args);
    };
    console[method] = Object.assign(watched, { [key]: true });
  }
}

function watchDescriptors(listener: Listener): void {
  const { writeSync, writeFileSync, appendFileSync } = fs;
  const watched =
    <Args extends [unknown, unknown, ...unknown[]], Result>(original: (...args: Args) => Result) =>
    (...args: Args) => {
      const name = typeof args[0] === 'number' ? names[args[0]] : undefined;
      if (name !== undefined) listener(name, textOf(args[1]));
      return original(...args);
    };
  Object.assign(fs, {
    writeSync: watched(writeSync as (...args: [unknown, unknown, ...unknown[]]) => unknown),
    writeFileSync: watched(writeFileSync as (...args: [unknown, unknown, ...unknown[]]) => unknown),
    appendFileSync: watched(appendFileSync as (...args: [unknown, unknown, ...unknown[]]) => unknown),
  });
  syncBuiltinESMExports();
}

function textOf(chunk: unknown): string {
  return typeof chunk === 'string'
    ? chunk
    : chunk instanceof Uint8Array
      ? Buffer.from(chunk).toString('utf8')
      : '';
}
