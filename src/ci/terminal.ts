import { tmpdir } from 'node:os';
import { delimiter } from 'node:path';
import type { Environment, Log } from '../context/context.js';
import { createMasks } from '../context/masks.js';
import { createRedactor } from '../secret/redactor.js';
import { checkName } from './github-files.js';
import { helperWords } from './helper-words.js';
import { logLines } from './log-lines.js';
import { plainTable } from './plain-table.js';
import { privateFolder } from './private-folder.js';
import type { Surface } from './surface.js';

export interface TerminalParts {
  readonly env: Environment;
  /** Inputs by their names, read from options, files and standard input by the command line. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Results, for programs. */
  readonly out: (text: string) => void;
  /** Everything for people. */
  readonly err: (text: string) => void;
  readonly debug: boolean;
}

/**
 * A person's terminal, or a script. Nothing masks here after us, so all that leaves is redacted, results
 * included: a secret is never a result.
 */
export function createTerminal({ env, inputs, out, err, debug }: TerminalParts): Surface {
  const redactor = createRedactor();
  const lines = (text: string) => logLines(text, (line) => redactor.redact(line));
  const print = (mark: string) => (text: string) => lines(text).forEach((line) => err(`${mark}${line}\n`));
  const log: Log = {
    info: print(''),
    notice: print('Note: '),
    warning: print('Warning: '),
    error: print('Error: '),
    debug: debug ? print('debug: ') : () => {},
  };
  const given = new Map(Object.entries(inputs));
  const state = new Map<string, string>();
  const result = (name: string, value: string) => {
    checkName(name);
    out(`${name}=${lines(value).join(' ')}\n`);
  };
  let folder: string | undefined;
  return {
    env,
    log,
    masks: createMasks(redactor, () => {}, log.warning),
    debug,
    ci: {
      id: 'terminal',
      get tempDir() {
        return (folder ??= privateFolder(env.XDG_RUNTIME_DIR || tmpdir()));
      },
      input: (name) => given.get(name) ?? '',
      given: () => [...given.keys()],
      output: result,
      // A program cannot set variables of the shell that started it; the shell can, from this line.
      exportVariable: result,
      addPath: (folder) => result('PATH', [folder, env['PATH'] ?? ''].join(delimiter)),
      get helperWords() {
        return helperWords();
      },
      summary: (markdown) => lines(plainTable(markdown)).forEach((line) => err(`${line}\n`)),
      saveState: (name, value) => void state.set(name, value),
      state: (name) => state.get(name) ?? '',
    },
    report: (error) => print('')(error.toString()),
    settled: () => Promise.resolve(),
  };
}
