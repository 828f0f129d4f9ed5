import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JobState } from './job-state.js';
import { readManifest, type ActionManifest, type StepDefinition } from './workflow.js';

/** One stage of one step: its main part, or what an action has registered for the end of the job. */
export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly kind: 'main' | 'post';
  readonly step: StepDefinition;
  /** Shared by the stages of one step, and by nothing else. Names ignore case, as in the runner. */
  readonly state: Map<string, { key: string; value: string }>;
  /** Shared by the stages too: what `steps.<id>.outputs` shows. */
  readonly outputs: Record<string, string>;
  readonly if: unknown;
}

export interface Action {
  readonly directory: string;
  readonly manifest: ActionManifest;
  readonly local: boolean;
}

const standIns: Readonly<Record<string, string>> = {
  'actions/checkout': fileURLToPath(new URL('checkout', import.meta.url)),
};

/** Where a step's action lies: in the workspace, or in a folder that stands for another repository. */
export function loadAction(job: JobState, uses: string): Action {
  if (uses.startsWith('./')) {
    const directory = resolve(job.options.workspace, uses);
    return { directory, manifest: readManifest(directory), local: true };
  }
  const [, repository, path] = /^([^/@]+\/[^/@]+)((?:\/[^@]+)?)@./.exec(uses) ?? [];
  const folder = repository === undefined ? undefined : { ...standIns, ...job.options.actions }[repository];
  if (folder === undefined || path === undefined)
    throw new Error(`No folder was given for the action ${uses}.`);
  const directory = resolve(folder, `.${path}`);
  return { directory, manifest: readManifest(directory), local: false };
}

/** The name the runner gives a step without an id: nobody can refer to it. */
export function contextName(step: StepDefinition, taken: ReadonlySet<string>): string {
  if (step.id !== undefined) return step.id;
  const base = step.run !== undefined ? '__run' : step.uses?.startsWith('./') ? '__self' : '__action';
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}_${String(n)}`;
  return name;
}
