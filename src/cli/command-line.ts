import type { Ask } from '../ci/ask.js';
import { run } from '../ci/run.js';
import { findSurface } from '../ci/find-surface.js';
import type { Ci } from '../context/ci.js';
import type { Environment } from '../context/context.js';
import { defined } from '../defined.js';
import { nearest } from '../nearest.js';
import { commands } from './commands.js';
import { commandHelp, overview } from './help.js';
import { readArguments, usage } from './options.js';

export interface Process {
  /** The words after the program's name. */
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly stdin: AsyncIterable<Buffer>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Asks a person for a secret; absent where standard input is no terminal. */
  readonly ask?: Ask;
}

/** Runs `regcred COMMAND …`: one command, one exit code (docs/architecture.md, section 7). */
export async function commandLine({
  argv,
  env,
  stdin,
  stdout,
  stderr,
  isTerminal,
  ask,
}: Process): Promise<void> {
  const [name = '--help', ...words] = argv;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (['--help', '-h', 'help'].includes(name)) return stdout(overview(commands));
  if (command && words.some((word) => word === '--help' || word === '-h'))
    return stdout(commandHelp(command));
  const surface = findSurface({
    env,
    command: name,
    // With --json standard output is one document, without result lines.
    out: words.includes('--json') ? () => {} : stdout,
    err: stderr,
    debug: env['REGCRED_DEBUG'] === '1',
  });
  const out = (text: string) => stdout(`${surface.masks.redact(text)}\n`);
  await run(
    surface,
    async (ctx, ci) => {
      if (!command)
        throw usage(`There is no command "${name}"; did you mean ${nearest(name, Object.keys(commands))}`);
      // A logout must run in any case.
      if (name !== 'logout') surface.check?.();
      const args = readArguments(words, command.options, command.words);
      const { run: act } = await command.load();
      return act(
        args,
        { stdin, out, stdout, isTerminal, ...defined({ ask: isAttended(ci, env) ? ask : undefined }) },
        ctx,
        ci,
      );
    },
    { isCleanUp: name === 'logout' },
  );
}

/** Whether a person can answer: some CI jobs have a terminal, and no one at it. */
function isAttended({ id }: Pick<Ci, 'id'>, env: Environment): boolean {
  return id === 'terminal' && !env['CI'];
}
