import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { observe, tempDir } from '../redaction/oracle.js';
import { condition, expand } from './expressions.js';
import { githubContext, runnerContext } from './github-context.js';
import { githubIdTokens, serveIdTokens, type IdTokenEndpoint } from './id-token.js';
import { contexts, type JobState } from './job-state.js';
import { createLog } from './log.js';
import { createMasker } from './masker.js';
import type { RunOptions, RunResult } from './options.js';
import { readEnv, runJob } from './run-job.js';
import { mayRequestIdToken, readJob, type JobDefinition, type Workflow } from './workflow.js';

/**
 * Runs one job of a workflow file as GitHub's runner 2.336.0 would: node actions and bash steps, inputs, file
 * commands, commands, masks, state, posts, outputs. It refuses what it does not do (containers, services,
 * `pre`, other shells) instead of passing over it.
 */
export async function runWorkflow(file: string, options: RunOptions): Promise<RunResult> {
  const { workflow, id, job } = readJob(file, options.job);
  const state = openJob(workflow, id, job, options);
  const idTokens = mayRequestIdToken(workflow, job) ? await serveIdTokens(issuer(state, options)) : undefined;
  const running: JobState = { ...state, idTokens };
  try {
    const jobOutputs = await perform(running, workflow, job);
    return watched(result(running, jobOutputs, idTokens));
  } finally {
    await idTokens?.close();
  }
}

async function perform(
  job: JobState,
  workflow: Workflow,
  definition: JobDefinition,
): Promise<Record<string, string>> {
  if (!condition(definition.if, contexts(job, 'job-if', new Map()), 'success')) return {};
  for (const block of [workflow.env, definition.env]) {
    for (const [name, value] of readEnv(block, contexts(job, 'job-env', job.env))) job.env.set(name, value);
  }
  await runJob(job, definition);
  return jobOutputs(job, definition);
}

/** An output that masking would change is dropped: a secret cannot pass from job to job. */
function jobOutputs(job: JobState, definition: JobDefinition): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, template] of Object.entries(definition.outputs ?? {})) {
    const value = expand(template, contexts(job, 'step', job.env));
    if (value === '') continue;
    if (job.masker.mask(value) === value) kept[name] = value;
    else job.log.annotate('warning', `Skip output '${name}' since it may contain secret.`);
  }
  return kept;
}

function openJob(workflow: Workflow, id: string, definition: JobDefinition, options: RunOptions): JobState {
  const masker = createMasker();
  for (const secret of Object.values(options.secrets ?? {})) masker.add(secret.trim());
  const debugging = [options.secrets, options.vars].some(
    (values) => values?.['ACTIONS_STEP_DEBUG'] === 'true',
  );
  const machine = tempDir();
  const temp = join(machine, '_temp');
  const home = join(machine, 'home');
  for (const folder of [join(temp, '_github_workflow'), home]) mkdirSync(folder, { recursive: true });
  const eventPath = join(temp, '_github_workflow', 'event.json');
  writeFileSync(eventPath, JSON.stringify(options.event?.payload ?? {}));
  return {
    options,
    log: createLog(masker, debugging),
    masker,
    temp,
    // TMPDIR is ours, so that the oracle also searches what a step leaves in the common temp folder.
    machineEnv: {
      PATH: process.env['PATH'] ?? '/usr/bin:/bin',
      LANG: 'C.UTF-8',
      HOME: home,
      TMPDIR: temp,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      ...options.env,
    },
    defaults: { ...workflow.defaults?.run, ...definition.defaults?.run },
    idTokens: undefined,
    github: githubContext(workflow.name ?? 'workflow', id, options, eventPath),
    runner: runnerContext(temp, options, debugging),
    env: new Map(),
    path: [],
    steps: new Map(),
    results: [],
    posts: [],
    summary: [],
    status: 'success',
  };
}

function issuer(job: JobState, options: RunOptions): (audience: string) => string {
  const { repository, repository_owner, ref, sha, run_id, actor, event_name, workflow } = job.github;
  const claims = { repository, repository_owner, ref, sha, run_id, actor, event_name, workflow };
  return (
    options.issueIdToken ??
    githubIdTokens({ sub: `repo:${String(repository)}:ref:${String(ref)}`, ...claims })
  );
}

/** Whatever people or other jobs can see is searched for secrets, in every test that runs a workflow. */
function watched(run: RunResult): RunResult {
  observe('workflow log', run.log);
  observe('workflow summary', run.summary);
  observe('workflow annotations', JSON.stringify(run.annotations));
  observe('job outputs', JSON.stringify(run.jobOutputs));
  return run;
}

function result(
  job: JobState,
  outputs: Record<string, string>,
  idTokens: IdTokenEndpoint | undefined,
): RunResult {
  return {
    ok: job.status === 'success',
    log: job.log.shown.join('\n'),
    raw: job.log.written.join('\n'),
    steps: job.results,
    env: Object.fromEntries(job.env),
    path: [...job.path].reverse(),
    summary: job.summary.join(''),
    jobOutputs: outputs,
    annotations: job.log.annotations,
    idTokens: idTokens?.issued ?? [],
  };
}
