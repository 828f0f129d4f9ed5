import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Runs a program to its end; throws when it does not exit with 0, for then nothing was measured. */
export async function timed({ command, args, env, input = '' }: Program): Promise<number> {
  const start = process.hrtime.bigint();
  const child = spawn(command, args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.on('error', () => {}); // It may end without reading.
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export interface Seen {
  /** Peak memory in MiB. */
  readonly peak: number;
  /** The CommonJS files it loaded. */
  readonly loaded: readonly string[];
}

/** Runs a Node program once more, with a hook that writes down, when it ends, what it took. */
export async function watched(program: Program, folder: string): Promise<Seen> {
  const [hook, report] = [join(folder, 'hook.cjs'), join(folder, 'seen.json')];
  const seen = '{ peak: process.resourceUsage().maxRSS / 1024, loaded: Object.keys(require.cache) }';
  const write = `require('node:fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify(${seen}))`;
  writeFileSync(hook, `process.on('exit', () => ${write});\n`);
  await timed({ ...program, args: ['--require', hook, ...program.args] });
  return JSON.parse(readFileSync(report, 'utf8')) as Seen;
}
