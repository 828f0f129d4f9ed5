import { parse } from 'yaml';

interface Job {
  readonly permissions?: unknown;
  readonly uses?: string;
  readonly steps?: readonly { uses?: string; run?: string; with?: Readonly<Record<string, unknown>> }[];
}

// A pull request of a stranger runs with secrets and a writing token under these (docs/faults.md G4).
const forbiddenEvents = ['pull_request_target', 'workflow_run', 'issue_comment'];

// The shell would expand these: whoever writes the title of an issue would run code, and a `$` in a secret changes it.
const unsafeInRun =
  /\$\{\{[^}]*\b(secrets\.|secrets\[|github\.event\b|github\.head_ref\b|inputs\.|matrix\.)[^}]*\}\}/i;

/** What a workflow of ours does against the rules for workflows (CONTRIBUTING.md), one sentence each. */
export function workflowFaults(text: string): string[] {
  const workflow = parse(text) as {
    on?: unknown;
    permissions?: unknown;
    jobs?: Readonly<Record<string, Job>>;
  };
  const events = typeof workflow.on === 'string' ? [workflow.on] : Object.keys(Object(workflow.on) as object);
  const named = Array.isArray(workflow.on) ? (workflow.on as string[]) : events;
  const jobs = Object.entries(workflow.jobs ?? {});
  return [
    ...named.filter((event) => forbiddenEvents.includes(event)).map((event) => `runs on ${event}`),
    ...(isEmptyMap(workflow.permissions) ? [] : ['has no "permissions: {}" at its top']),
    ...jobs.flatMap(([id, job]) => jobFaults(job).map((fault) => `job ${id} ${fault}`)),
    ...pinFaults(text),
  ];
}

function jobFaults(job: Job): string[] {
  const uses = [job.uses, ...(job.steps ?? []).map((step) => step.uses)].filter((use) => use !== undefined);
  const checkouts = (job.steps ?? []).filter((step) => step.uses?.startsWith('actions/checkout@'));
  const runs = (job.steps ?? []).map((step) => step.run ?? '');
  return [
    ...(isMap(job.permissions) ? [] : ['does not say its permissions']),
    ...uses.filter((use) => !isPinned(use)).map((use) => `uses ${use}, which is not a commit`),
    ...uses.filter((use) => !isOurs(use)).map((use) => `uses ${use}, which is not GitHub's own`),
    ...checkouts
      .filter((step) => step.with?.['persist-credentials'] !== false)
      .map(() => 'leaves the token in .git/config'),
    ...runs
      .filter((run) => unsafeInRun.test(run))
      .map((run) => `lets the shell expand ${unsafeInRun.exec(run)?.[0] ?? ''}`),
  ];
}

/** The version stands beside the commit, and one action has one commit: else nobody sees which one is old. */
function pinFaults(text: string): string[] {
  const pins = [...text.matchAll(/uses:\s*([\w./-]+)@([0-9a-f]{40})([^\n]*)/g)];
  const unnamed = pins.filter(([, , , rest]) => !/^ # v\d+\.\d+\.\d+$/.test(rest ?? ''));
  const commits = new Map<string, Set<string>>();
  for (const [, action = '', commit = ''] of pins)
    commits.set(action, (commits.get(action) ?? new Set()).add(commit));
  return [
    ...unnamed.map(([, action]) => `does not say the version of ${action ?? ''}`),
    ...[...commits].filter(([, set]) => set.size > 1).map(([action]) => `uses several commits of ${action}`),
  ];
}

const isMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmptyMap = (value: unknown): boolean => isMap(value) && Object.keys(value as object).length === 0;
const isPinned = (use: string): boolean => use.startsWith('./') || /@[0-9a-f]{40}$/.test(use);
const isOurs = (use: string): boolean => use.startsWith('./') || /^(actions|github)\//.test(use);
