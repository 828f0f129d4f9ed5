import { markdownTable } from '../report/markdown-table.js';
import { reasonWord } from '../report/reason-words.js';
import type { CredentialPlan, PlannedStep } from './plan.js';

/** A plan for people: a line per step with its purpose, and below it the calls that change something. */
export function planText(plan: CredentialPlan): readonly string[] {
  const { credential, registry, steps, panel, notices, error } = plan;
  const head = `${credential} (${registry})`;
  const lines = [
    ...steps.flatMap(stepLines),
    ...notices.map((notice) => `  note: ${notice}`),
    ...(panel === undefined ? [] : [`  by hand: ${panel}`]),
  ];
  if (error) return [`${head}: would fail (${error.code})${lines.length > 0 ? ' after:' : ''}`, ...lines];
  return lines.length === 0 ? [`${head}: nothing to do`] : [`${head}:`, ...lines];
}

function stepLines({ step, calls, why, notBefore }: PlannedStep): readonly string[] {
  return [
    `  ${step.padEnd(9)}  ${why}${when(notBefore)}`,
    ...calls.map((call) => `  ${''.padEnd(9)}  ${call}`),
  ];
}

function when(notBefore: string | undefined): string {
  return notBefore === undefined ? '' : ` (not before ${notBefore.slice(0, 16).replace('T', ' ')} UTC)`;
}

const HEAD = ['Credential', 'Registry', 'Why', 'What would happen', 'Calls that change something'];

/** Plans as a Markdown table, for the job's summary. */
export function planTable(credentials: readonly CredentialPlan[]): string {
  const rows = credentials.map((plan) => [
    [plan.credential],
    [plan.registry],
    plan.because.map(reasonWord),
    stepSummary(plan),
    plan.steps.flatMap(({ calls }) => calls),
  ]);
  return markdownTable(HEAD, rows);
}

/** Steps in one line, and a new line after a wait. */
function stepSummary({ steps, panel, error }: CredentialPlan): readonly string[] {
  const times = [...new Set(steps.map(({ notBefore }) => notBefore))];
  const lines = times.map((time) => {
    const names = steps.flatMap(({ step, notBefore }) => (notBefore === time ? [step] : []));
    return `${names.join(', ')}${when(time)}`;
  });
  const rest = [
    ...(panel === undefined ? [] : [`by hand: ${panel}`]),
    ...(error ? [`would fail: ${error.code}: ${error.message} ${error.hint}`] : []),
  ];
  return lines.length + rest.length === 0 ? ['nothing to do'] : [...lines, ...rest];
}
