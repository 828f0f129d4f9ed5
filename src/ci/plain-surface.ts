import type { Environment, Log } from '../context/context.js';
import { createMasks } from '../context/masks.js';
import { createRedactor } from '../secret/redactor.js';
import { logLines } from './log-lines.js';
import type { Surface } from './surface.js';

export interface PlainParts {
  readonly env: Environment;
  /** Receives everything for people. */
  readonly err: (text: string) => void;
  readonly debug: boolean;
}

/** The parts for a CI whose jobs call the command line. */
export interface JobParts extends PlainParts {
  /** The command, whose name is in the variables of its inputs. */
  readonly command: string;
}

/** A surface without masks of its own: redacts everything printed for people, line by line. */
export interface PlainSurface extends Omit<Surface, 'ci'> {
  /** Splits a text into redacted lines, for the log or a file that people read. */
  lines(text: string): readonly string[];
}

export function plainSurface({ env, err, debug }: PlainParts): PlainSurface {
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
  return {
    env,
    log,
    masks: createMasks(redactor, () => {}, log.warning),
    debug,
    report: (error) => print('')(error.toString()),
    settled: () => Promise.resolve(),
    lines,
  };
}
