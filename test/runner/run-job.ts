import { condition, expand, expandValue } from './expressions.js';
import { contexts, type JobState } from './job-state.js';
import type { Outcome } from './options.js';
import { runStage } from './run-stage.js';
import { contextName, loadAction, type Stage } from './stage.js';
import type { JobDefinition, StepDefinition } from './workflow.js';

/** Runs the steps in order, then what they have registered for the end, last one first. */
export async function runJob(job: JobState, definition: JobDefinition): Promise<void> {
  const names = new Set<string>();
  const stages = definition.steps.map((step): Stage => {
    const id = contextName(step, names);
    names.add(id);
    const name = step.name ?? step.uses ?? 'run';
    return { id, name, kind: 'main', step, state: new Map(), outputs: {}, if: step.if };
  });
  for (const stage of stages) await runStep(job, stage);
  for (let post = job.posts.pop(); post; post = job.posts.pop()) await runStep(job, post);
}

async function runStep(job: JobState, stage: Stage): Promise<void> {
  job.github['action'] = stage.id;
  let outcome: Outcome = 'failure';
  let env: ReadonlyMap<string, string> = job.env;
  try {
    env = stepEnv(job, stage.step);
    const place = stage.kind === 'post' ? 'post-if' : 'if';
    if (condition(stage.if, contexts(job, place, env), job.status)) {
      if (stage.kind === 'main') registerPost(job, stage);
      outcome = (await runStage(job, stage, env)) ? 'success' : 'failure';
    } else outcome = 'skipped';
  } catch (error) {
    job.log.annotate('error', (error as Error).message);
  }
  finish(job, stage, outcome, env);
}

/** Done when main begins, so that the clean-up also follows a main that fails. */
function registerPost(job: JobState, stage: Stage): void {
  if (stage.step.uses === undefined) return;
  const { runs } = loadAction(job, stage.step.uses).manifest;
  if (runs.post === undefined) return;
  job.posts.push({ ...stage, kind: 'post', name: `Post ${stage.name}`, if: runs['post-if'] ?? 'always()' });
}

function finish(job: JobState, stage: Stage, outcome: Outcome, env: ReadonlyMap<string, string>): void {
  const tolerated =
    outcome === 'failure' &&
    expandValue(stage.step['continue-on-error'] ?? false, contexts(job, 'step', env)) === true;
  const conclusion = tolerated ? 'success' : outcome;
  if (stage.kind === 'main' && stage.step.id !== undefined) {
    job.steps.set(stage.id, { outputs: stage.outputs, outcome, conclusion });
  }
  if (conclusion === 'failure') job.status = 'failure';
  const state = Object.fromEntries([...stage.state.values()].map(({ key, value }) => [key, value]));
  const { id, kind } = stage;
  job.results.push({ id, stage: kind, outcome, conclusion, outputs: { ...stage.outputs }, state });
}

function stepEnv(job: JobState, step: StepDefinition): ReadonlyMap<string, string> {
  return new Map([...job.env, ...readEnv(step.env, contexts(job, 'step', job.env))]);
}

/** An `env:` block, which may itself be one expression. */
export function readEnv(block: unknown, context: ReturnType<typeof contexts>): Map<string, string> {
  const value = expandValue(block, context);
  if (value === undefined || value === null) return new Map();
  if (typeof value !== 'object') throw new Error('env: a map was expected.');
  return new Map(Object.entries(value).map(([name, text]) => [name, expand(text, context)]));
}
