import { markdownCell } from '../secret/markdown.js';
import type { CredentialPlan, PlannedStep } from './plan.js';

/** A plan for people: a line per step with its reason, and below it the calls that change something. */
export function planText({ credential, registry, steps, panel, notices }: CredentialPlan): readonly string[] {
  const head = `${credential} (${registry})`;
  const lines = steps.flatMap(stepLines);
  const rest = [
    ...notices.map((notice) => `  note: ${notice}`),
    ...(panel === undefined ? [] : [`  a person: ${panel}`]),
  ];
  if (lines.length + rest.length === 0) return [`${head}: nothing to do`];
  return [`${head}:`, ...lines, ...rest];
}

function stepLines({ step, calls, why, notBefore }: PlannedStep): readonly string[] {
  const when = notBefore === undefined ? '' : ` (not before ${notBefore})`;
  return [`  ${step.padEnd(9)}  ${why}${when}`, ...calls.map((call) => `  ${''.padEnd(9)}  ${call}`)];
}

const HEAD = ['Credential', 'Registry', 'What would happen', 'Calls that change something'];

/** Plans as a Markdown table, for the job's summary. */
export function planTable(credentials: readonly CredentialPlan[]): string {
  const rows = credentials.map(({ credential, registry, steps, panel, error }) => {
    const what = error
      ? `stuck: ${error.code}: ${error.message} ${error.hint}`
      : panel !== undefined
        ? `a person: ${panel}`
        : steps.map(({ step }) => step).join(', ') || 'nothing';
    return [credential, registry, what, steps.flatMap(({ calls }) => calls).join('; ') || 'none'];
  });
  return [HEAD, HEAD.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(markdownCell).join(' | ')} |\n`)
    .join('');
}
