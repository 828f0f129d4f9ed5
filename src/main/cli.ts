import { askOn } from '../ci/ask.js';
import { commandLine } from '../cli/command-line.js';

/** The program `regcred`. */
export function main(): Promise<void> {
  const { stdin, stdout, stderr } = process;
  const show = (text: string) => void stderr.write(text);
  return commandLine({
    argv: process.argv.slice(2),
    env: process.env,
    stdin: stdin as AsyncIterable<Buffer>,
    stdout: (text) => void stdout.write(text),
    stderr: show,
    // Node leaves isTTY undefined where it is not true.
    isTerminal: Boolean(stdout.isTTY),
    ...(stdin.isTTY && { ask: askOn(stdin, show) }),
  });
}
