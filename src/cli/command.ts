import type { Ask } from '../ci/ask.js';
import type { Ci } from '../context/ci.js';
import type { Context } from '../context/context.js';
import type { Arguments, Options } from './options.js';

/** One command of `regcred`. */
export interface Command {
  /** The words after `regcred`, for example `login [REGISTRY]`. */
  readonly usage: string;
  readonly description: string;
  readonly options: Options;
  /** The most words it takes besides options. */
  readonly words: number;
  load(): Promise<{ readonly run: Run }>;
}

/** Runs the command and prints its result through `io.out`. Resolves to the exit code. */
export type Run = (args: Arguments, io: Io, ctx: Context, ci: Ci) => Promise<number>;

export interface Io {
  readonly stdin: AsyncIterable<Buffer>;
  /** Prints to standard output, redacted. */
  out(text: string): void;
  /** Prints to standard output unredacted, for the one secret a person has requested. */
  readonly stdout: (text: string) => void;
  /** Whether standard output is a terminal, which keeps what it shows. */
  readonly isTerminal: boolean;
  /** Asks a person for a secret; absent where standard input is no terminal. */
  readonly ask?: Ask;
}
