/**
 * What regcred needs of the place it runs in: GitHub Actions or a terminal (GitLab and Jenkins follow).
 * Small ports, so that a use case asks only for what it uses.
 */
export interface Ci extends Inputs, Results {
  readonly id: 'github' | 'terminal';
  /** A directory that lasts as long as the job, not readable by others. */
  readonly tempDir: string;
  /** The words that start our own credential helper, with this very Node. */
  readonly helperWords: readonly string[];
  /** The platform's own place for a ledger, in the form of regcred.yml; absent where it has none. */
  readonly ledger?: string;
}

export interface Inputs {
  /** The input as written, untouched; empty when it is absent. */
  input(name: string): string;
  /** Names of the inputs that were given, for finding typing errors. */
  given(): readonly string[];
}

export interface Results {
  /** For later steps. Never a secret. */
  output(name: string, value: string): void;
  /** Sets a variable for the rest of the job. */
  exportVariable(name: string, value: string): void;
  /** Puts a folder before all others on PATH, for the rest of the job. */
  addPath(folder: string): void;
  /** Markdown for the job's summary page; a table on a terminal. */
  summary(markdown: string): void;
  /** For this step's own clean-up. Never a secret. */
  saveState(name: string, value: string): void;
  state(name: string): string;
}
