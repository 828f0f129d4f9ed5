import type { Ci } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { planWork } from './plan-action.js';
import { reportHeadline, reportNotes, reportTable } from '../report/report-table.js';
import type { Outcome, RotationReport } from '../report/report.js';
import { rotate } from '../engine/rotate.js';
import { rotateInputs } from './rotate-inputs.js';
import { readWork, refuseUnknown, withSecrets } from './read-work.js';

const MODES = ['apply', 'plan', 'now'] as const;

/** Rotates what is due, and tells the log, later steps and the job's summary. */
export async function rotateStep(
  ci: Ci,
  outer: Context,
  print: (report: unknown) => void = () => {},
): Promise<number> {
  refuseUnknown(ci, Object.keys(rotateInputs));
  const value = ci.input('mode').trim() || 'apply';
  const mode = MODES.find((known) => known === value);
  if (!mode) fail('E_INPUT_CHOICE', { name: 'mode', value, choices: MODES.join(', ') });
  const ctx = withSecrets(ci, outer);
  if (mode === 'plan') return planWork(ci, ctx, print);
  const now = mode === 'now' ? { now: ctx.clock.now() } : {};
  const report = await rotate(await readWork(ci, ctx, now), ctx);
  tell(report, ci);
  print(report);
  // On a terminal the lines below say the rest.
  ci.summary(reportTable(report) + (ci.id === 'terminal' ? '' : reportNotes(report)), reportHeadline(report));
  for (const { credential, error, panel, waiting, notices } of report.credentials) {
    for (const notice of notices) ctx.log.notice(`${credential}: ${notice}`);
    if (panel !== undefined) ctx.log.warning(`${credential} has to be set by hand: ${panel}`);
    if (waiting) ctx.log.info(`${credential}: ${waiting.why}`);
    if (error) ctx.log.error(`${credential}: ${error.code}: ${error.message} Hint: ${error.hint}`);
  }
  return report.exit;
}

function tell({ credentials, ...report }: RotationReport, ci: Ci): void {
  const named = (which: (one: (typeof credentials)[number]) => boolean) =>
    JSON.stringify(credentials.filter(which).map(({ credential }) => credential));
  const rotated: readonly Outcome[] = ['rotated', 'finished'];
  ci.output(
    'rotated',
    named(({ outcome }) => rotated.includes(outcome)),
  );
  ci.output(
    'retired',
    named(({ retired }) => retired.length > 0),
  );
  ci.output(
    'due',
    named(({ because }) => because.length > 0),
  );
  ci.output(
    'failed',
    named(({ outcome }) => outcome === 'failed'),
  );
  ci.output('report', JSON.stringify({ ...report, credentials }));
}
