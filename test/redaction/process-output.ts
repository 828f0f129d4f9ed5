import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { format } from 'node:util';

type Listener = (channel: string, text: string) => void;

const names: Readonly<Record<number, string>> = { 1: 'stdout', 2: 'stderr' };

/**
 * Hands on everything this process writes to its standard output and error: through streams, console,
 * and node:fs on the file descriptors themselves. Programs that tests start are observed by their tests.
 */
export function watchProcessOutput(listener: Listener): void {
  watchStream(process.stdout, 'stdout', listener);
  watchStream(process.stderr, 'stderr', listener);
  watchConsole(listener);
  watchDescriptors(listener);
}

function watchStream(stream: NodeJS.WriteStream, channel: string, listener: Listener): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (chunk: unknown, ...rest: unknown[]) => {
    listener(channel, textOf(chunk));
    return write(chunk, ...rest);
  };
}

/** The test runner has put a console of its own in place, which does not write to the streams. */
function watchConsole(listener: Listener): void {
  const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const;
  for (const method of methods) {
    const original = console[method].bind(console) as (...args: unknown[]) => void;
    console[method] = (...args: unknown[]) => {
      listener(`console.${method}`, format(...args));
      original(...args);
    };
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
