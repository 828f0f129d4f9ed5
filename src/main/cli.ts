import { commandLine } from '../cli/command-line.js';

/** The program `regcred`. */
export function main(): Promise<void> {
  return commandLine({
    argv: process.argv.slice(2),
    env: process.env,
    stdin: process.stdin as AsyncIterable<Buffer>,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTerminal: process.stdout.isTTY,
  });
}
