import { tmpdir } from 'node:os';
import { delimiter } from 'node:path';
import { terminalWords } from '../errors/terminal-words.js';
import { checkName } from './check-name.js';
import { helperWords } from './helper-words.js';
import { plainSurface, type PlainParts } from './plain-surface.js';
import { plainTable } from './plain-table.js';
import { privateFolder } from './private-folder.js';
import type { Surface } from './surface.js';

export interface TerminalParts extends PlainParts {
  /** Inputs by name, which the command line reads from options, files and standard input. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Receives results, for programs. */
  readonly out: (text: string) => void;
}

/**
 * Makes the surface of a terminal or a script. Nothing masks after us, so all output is redacted, results included: a
 * secret is never a result.
 */
export function createTerminal({ inputs, out, ...parts }: TerminalParts): Surface {
  const { env, err } = parts;
  const { lines, ...surface } = plainSurface(parts);
  const given = new Map(Object.entries(inputs));
  const state = new Map<string, string>();
  const result = (name: string, value: string) => {
    checkName(name);
    out(`${name}=${lines(value).join(' ')}\n`);
  };
  let folder: string | undefined;
  return {
    ...surface,
    report: (error) => lines(terminalWords(error)).forEach((line) => err(`${line}\n`)),
    ci: {
      id: 'terminal',
      sharesHome: false,
      get tempDir() {
        return (folder ??= privateFolder(env.XDG_RUNTIME_DIR || tmpdir()));
      },
      input: (name) => given.get(name) ?? '',
      has: (name) => given.has(name),
      given: () => [...given.keys()],
      output: result,
      // A program cannot set variables of its shell; the shell can read them from this line.
      exportVariable: result,
      addPath: (folder) => result('PATH', [folder, env['PATH'] ?? ''].join(delimiter)),
      get helperWords() {
        return helperWords();
      },
      summary: (markdown) => lines(plainTable(markdown)).forEach((line) => err(`${line}\n`)),
      saveState: (name, value) => void state.set(name, value),
      state: (name) => state.get(name) ?? '',
    },
  };
}
