import { lineBreak, markdownCell } from '../../secret/markdown.js';
import type { CredentialPlan, PlannedStep } from './plan.js';
import { reasonWords } from './planned-calls.js';

/** A plan for people: a line per step with its reason, and below it the calls that change something. */
export function planText(plan: CredentialPlan): readonly string[] {
  const { credential, registry, steps, panel, notices, error } = plan;
  const head = `${credential} (${registry})`;
  const lines = [
    ...steps.flatMap(stepLines),
    ...notices.map((notice) => `  note: ${notice}`),
    ...(panel === undefined ? [] : [`  a person: ${panel}`]),
  ];
  if (error) return [`${head}: it would fail (${error.code})${lines.length > 0 ? ' after:' : ''}`, ...lines];
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
    plan.because.map((reason) => reasonWords[reason]),
    happenings(plan),
    plan.steps.flatMap(({ calls }) => calls),
  ]);
  return [HEAD.map((cell) => [cell]), HEAD.map(() => ['---']), ...rows]
    .map((cells) => `| ${cells.map((lines) => lines.map(markdownCell).join(lineBreak)).join(' | ')} |\n`)
    .join('');
}

/** Steps in one line, and a new one where there is a wait before them. */
function happenings({ steps, panel, error }: CredentialPlan): readonly string[] {
  const times = [...new Set(steps.map(({ notBefore }) => notBefore))];
  const lines = times.map((time) => {
    const names = steps.flatMap(({ step, notBefore }) => (notBefore === time ? [step] : []));
    return `${names.join(', ')}${when(time)}`;
  });
  const rest = [
    ...(panel === undefined ? [] : [`a person: ${panel}`]),
    ...(error ? [`it would fail: ${error.code}: ${error.message} ${error.hint}`] : []),
  ];
  return lines.length + rest.length === 0 ? ['nothing to do'] : [...lines, ...rest];
}
