/**
 * What regcred needs of the place it runs in: GitHub Actions, GitLab CI, Jenkins or a terminal.
 * Small ports, so that a use case asks only for what it uses.
 */
export interface Ci extends Inputs, Results {
  readonly id: 'github' | 'gitlab-ci' | 'jenkins' | 'terminal';
  /** Whether jobs of others use the same home folder, and so the same file of logins. */
  readonly sharesHome: boolean;
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
  /** Whether the input was written at all, even as the empty text. */
  has(name: string): boolean;
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
  /** Markdown for the job's summary page, a table on a terminal; `headline` is its one line in a list of runs. */
  summary(markdown: string, headline?: string): void;
  /** For this step's own clean-up. Never a secret. */
  saveState(name: string, value: string): void;
  state(name: string): string;
  /** What earlier steps of the job have saved, last first; absent where each step cleans up after itself. */
  readonly steps?: () => readonly SavedStep[];
}

/** The state of another step, for the one that ends the job. */
export interface SavedStep extends Pick<Results, 'state'> {
  /** It was cleaned up. */
  forget(): void;
}
