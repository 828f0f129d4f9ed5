import { helperProgram } from '../cli/helper-program.js';

/** The program `docker-credential-regcred`. */
export function main(): Promise<void> {
  return helperProgram({
    argv: process.argv.slice(2),
    env: process.env,
    stdin: process.stdin as AsyncIterable<Buffer>,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
  });
}
