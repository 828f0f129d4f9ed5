import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { shown, typed } from './screen.js';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
}

/** Runs the built `regcred` and shows what was typed and what people see (standard error). */
export async function regcred(args: readonly string[], input: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  typed(`${input ? 'printf %s "$PASSWORD" | ' : ''}regcred ${args.join(' ')}`);
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {}); // It may end without reading.
  child.stdin.end(input);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  shown(stderr);
  return { code, stdout };
}
