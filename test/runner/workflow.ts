import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The parts of a workflow file this runner knows. It trusts the shape: actionlint checks that. */
export interface Workflow {
  readonly name?: string;
  readonly permissions?: Permissions;
  readonly env?: unknown;
  readonly defaults?: Defaults;
  readonly jobs: Readonly<Record<string, JobDefinition>>;
}

export type Permissions = string | Readonly<Record<string, string>> | null;

export interface Defaults {
  readonly run?: { readonly shell?: string; readonly 'working-directory'?: string };
}

export interface JobDefinition {
  readonly name?: string;
  readonly if?: unknown;
  readonly permissions?: Permissions;
  readonly env?: unknown;
  readonly defaults?: Defaults;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly steps: readonly StepDefinition[];
}

export interface StepDefinition {
  readonly id?: string;
  readonly name?: string;
  readonly if?: unknown;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly shell?: string;
  readonly 'working-directory'?: string;
  readonly env?: unknown;
  readonly 'continue-on-error'?: unknown;
  readonly 'timeout-minutes'?: unknown;
}

/** What a node action's action.yml says. */
export interface ActionManifest {
  readonly inputs?: Readonly<Record<string, { default?: unknown; deprecationMessage?: string } | null>>;
  readonly runs: {
    readonly using: string;
    readonly main: string;
    readonly pre?: string;
    readonly post?: string;
    readonly 'post-if'?: string;
  };
}

// Keys that change how a job runs and that this runner does not do: better to stop than to pass by accident.
const refused = ['container', 'services', 'uses'];

/** Reads one job. `id` may be left out when there is only one. */
export function readJob(file: string, id?: string): { workflow: Workflow; id: string; job: JobDefinition } {
  const workflow = parse(readFileSync(file, 'utf8')) as Workflow;
  const ids = Object.keys(workflow.jobs);
  const chosen = id ?? (ids.length === 1 ? ids[0] : undefined);
  const job = chosen === undefined ? undefined : workflow.jobs[chosen];
  if (chosen === undefined || !job)
    throw new Error(`${file} has the jobs ${ids.join(', ')}: name one of them.`);
  for (const key of refused) {
    if (key in job) throw new Error(`Job ${chosen} has "${key}", which this runner does not do.`);
  }
  return { workflow, id: chosen, job };
}

export function readManifest(directory: string): ActionManifest {
  for (const name of ['action.yml', 'action.yaml']) {
    try {
      return parse(readFileSync(join(directory, name), 'utf8')) as ActionManifest;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${directory}'.`);
}

/** A job's `permissions` replace the workflow's; nothing said means what GitHub gives by default: no ID token. */
export function mayRequestIdToken(workflow: Workflow, job: JobDefinition): boolean {
  const permissions = job.permissions !== undefined ? job.permissions : workflow.permissions;
  if (typeof permissions === 'string') return permissions === 'write-all';
  return permissions?.['id-token'] === 'write';
}
