import type { Contexts, JobStatus } from './expressions.js';
import type { IdTokenEndpoint } from './id-token.js';
import type { Log } from './log.js';
import type { Masker } from './masker.js';
import type { Outcome, RunOptions, StepResult } from './options.js';
import type { Stage } from './stage.js';
import type { Defaults } from './workflow.js';

/** Everything that changes while a job runs. */
export interface JobState {
  readonly options: RunOptions;
  readonly log: Log;
  readonly masker: Masker;
  readonly temp: string;
  readonly machineEnv: Readonly<Record<string, string>>;
  readonly defaults: NonNullable<Defaults['run']>;
  readonly idTokens: IdTokenEndpoint | undefined;
  readonly github: Record<string, unknown>;
  readonly runner: Readonly<Record<string, string>>;
  /** The job's `env:` and what GITHUB_ENV has added. */
  readonly env: Map<string, string>;
  /** Latest addition last. */
  readonly path: string[];
  readonly steps: Map<string, StepView>;
  readonly results: StepResult[];
  /** Stages to run after the last step, last one first. */
  readonly posts: Stage[];
  readonly summary: string[];
  status: JobStatus;
}

/** What `steps.<id>` shows. */
export interface StepView {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: Outcome;
  readonly conclusion: Outcome;
}

// Which contexts GitHub knows where (docs: "Context availability").
const available = {
  defaults: ['github', 'strategy', 'matrix', 'job', 'runner'],
  'job-if': ['github', 'needs', 'vars', 'inputs'],
  'job-env': ['github', 'needs', 'strategy', 'matrix', 'vars', 'secrets', 'inputs'],
  'post-if': ['github', 'strategy', 'matrix', 'job', 'runner', 'env', 'steps'],
  if: ['github', 'needs', 'strategy', 'matrix', 'job', 'runner', 'env', 'vars', 'steps', 'inputs'],
  step: [
    'github',
    'needs',
    'strategy',
    'matrix',
    'job',
    'runner',
    'env',
    'vars',
    'secrets',
    'steps',
    'inputs',
  ],
} as const;

/** The contexts an expression at `place` may use; `env` as this step sees it. */
export function contexts(
  job: JobState,
  place: keyof typeof available,
  env: ReadonlyMap<string, string>,
): Contexts {
  const { options } = job;
  const all: Record<string, unknown> = {
    github: job.github,
    needs: options.needs ?? {},
    strategy: {},
    matrix: options.matrix ?? {},
    job: { status: job.status },
    runner: job.runner,
    env: Object.fromEntries(env),
    vars: options.vars ?? {},
    secrets: options.secrets ?? {},
    steps: Object.fromEntries(job.steps),
    inputs: options.inputs ?? {},
  };
  return Object.fromEntries(available[place].map((name) => [name, all[name]]));
}
