import { runChild, type Exit } from './child.js';
import { commandHandler } from './command-handler.js';
import { expand } from './expressions.js';
import { contexts, type JobState } from './job-state.js';
import { nodeProgram, scriptProgram, type Program } from './programs.js';
import type { Stage } from './stage.js';
import { stageEffects, type StageEffects } from './stage-effects.js';
import { openStageFiles } from './stage-files.js';

/** Runs one stage to its end and says whether it succeeded. Faults of the step become error annotations. */
export async function runStage(
  job: JobState,
  stage: Stage,
  env: ReadonlyMap<string, string>,
): Promise<boolean> {
  const effects = stageEffects(job, stage);
  const files = openStageFiles(job);
  try {
    const context = contexts(job, 'step', env);
    const program =
      stage.step.run !== undefined ? scriptProgram(job, stage, context) : nodeProgram(job, stage, context);
    describe(job, stage, program, env);
    const minutes = Number(expand(stage.step['timeout-minutes'] ?? 0, context));
    const exit = await runChild(
      { ...program, env: stageEnv(job, stage, env, program, files.paths), timeout: minutes * 60_000 },
      commandHandler(job, effects),
    );
    judge(exit, stage, minutes, effects);
  } catch (error) {
    effects.fail((error as Error).message);
  } finally {
    files.apply(effects);
  }
  return !effects.failed;
}

function judge(exit: Exit, stage: Stage, minutes: number, effects: StageEffects): void {
  if (exit.kind === 'timed-out') {
    effects.fail(`The action '${stage.name}' has timed out after ${String(minutes)} minutes.`);
  } else if (exit.code !== 0) {
    // A node action says itself what went wrong; a script cannot.
    effects.fail(
      ...(stage.step.run !== undefined ? [`Process completed with exit code ${String(exit.code)}.`] : []),
    );
  }
}

/** The head of the step's log, which shows inputs and environment: masked, yet a way for a secret to be seen. */
function describe(job: JobState, stage: Stage, program: Program, env: ReadonlyMap<string, string>): void {
  const show = (line: string): void => line.split('\n').forEach((part) => job.log.write(part));
  if (stage.kind === 'post') {
    show('Post job cleanup.');
    return;
  }
  show(`##[group]Run ${program.title}`);
  for (const line of program.details) show(line);
  if (env.size > 0) show('env:');
  for (const [name, value] of env) show(`  ${name}: ${value}`);
  show('##[endgroup]');
}

/** Later lines win: a step cannot override what the runner itself sets. */
function stageEnv(
  job: JobState,
  stage: Stage,
  env: ReadonlyMap<string, string>,
  program: Program,
  files: Readonly<Record<string, string>>,
): Record<string, string> {
  const result: Record<string, string> = { ...job.machineEnv, ...Object.fromEntries(env) };
  for (const { key, value } of stage.state.values()) result[`STATE_${key}`] = value;
  Object.assign(result, program.inputs);
  if (job.path.length > 0)
    result['PATH'] = [...job.path]
      .reverse()
      .concat(result['PATH'] ?? [])
      .join(':');
  const github = { ...job.github, ...files, action: stage.id };
  for (const [name, value] of Object.entries(github)) {
    if (typeof value === 'string' && name !== 'token') result[`GITHUB_${name.toUpperCase()}`] = value;
  }
  for (const [name, value] of Object.entries(job.runner)) result[`RUNNER_${name.toUpperCase()}`] = value;
  if (job.idTokens) {
    result['ACTIONS_ID_TOKEN_REQUEST_URL'] = job.idTokens.url;
    result['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = job.idTokens.token;
  }
  return result;
}
