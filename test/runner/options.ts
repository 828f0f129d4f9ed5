import type { IssueIdToken } from './id-token.js';
import type { Annotation } from './log.js';

export interface RunOptions {
  /** The folder that stands for the checked-out repository; `uses: ./path` is resolved in it. */
  readonly workspace: string;
  /** Path of the node binary that runs `using: node24` (test/real/node24.ts). */
  readonly node: string;
  /** Which job, when the file has several. */
  readonly job?: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** The runner machine's own environment, beside PATH, HOME and TMPDIR. */
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: { readonly name?: string; readonly payload?: object };
  /** Further keys of the `github` context, or other values for those there are. */
  readonly github?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly needs?: Readonly<Record<string, { result: string; outputs: Readonly<Record<string, string>> }>>;
  readonly matrix?: Readonly<Record<string, unknown>>;
  /** Folders that stand for other repositories: `uses: owner/name/path@ref` is resolved in `actions['owner/name']`. */
  readonly actions?: Readonly<Record<string, string>>;
  readonly hosting?: 'github-hosted' | 'self-hosted';
  /** Makes the job's ID tokens; only asked when the workflow has `id-token: write`. */
  readonly issueIdToken?: IssueIdToken;
}

export type Outcome = 'success' | 'failure' | 'skipped';

export interface StepResult {
  /** The step's id, or one like `__run` that nobody can refer to. */
  readonly id: string;
  readonly stage: 'main' | 'post';
  readonly outcome: Outcome;
  /** The outcome after `continue-on-error`. */
  readonly conclusion: Outcome;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
}

export interface RunResult {
  readonly ok: boolean;
  /** The job's log as people see it, masked. */
  readonly log: string;
  /** What processes wrote, unmasked and with commands: for the redaction oracle and for nobody else. */
  readonly raw: string;
  readonly steps: readonly StepResult[];
  /** What GITHUB_ENV and the job's `env:` have left for a next step. */
  readonly env: Readonly<Record<string, string>>;
  /** What GITHUB_PATH has put before PATH, first one first. */
  readonly path: readonly string[];
  /** The summary as it is shown, masked. */
  readonly summary: string;
  readonly jobOutputs: Readonly<Record<string, string>>;
  readonly annotations: readonly Annotation[];
  readonly idTokens: readonly { readonly audience: string; readonly value: string }[];
}
