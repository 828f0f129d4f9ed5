import type { Ci } from '../context/ci.js';
import type { Context } from '../context/context.js';
import type { Arguments, Options } from './options.js';

/** One command of `regcred`. */
export interface Command {
  /** Behind `regcred`, for example `login [REGISTRY]`. */
  readonly usage: string;
  readonly description: string;
  readonly options: Options;
  /** How many words it takes besides options. */
  readonly words: number;
  load(): Promise<{ readonly run: Run }>;
}

/** Does the work and prints the result for programs through `io.out`. Resolves to the exit code. */
export type Run = (args: Arguments, io: Io, ctx: Context, ci: Ci) => Promise<number>;

export interface Io {
  readonly stdin: AsyncIterable<Buffer>;
  /** Standard output; passes redaction. */
  out(text: string): void;
  /** Standard output as it is, for the one secret a person has asked for. */
  readonly stdout: (text: string) => void;
  /** Whether standard output is a terminal, where what is shown stays. */
  readonly isTerminal: boolean;
}
