import type { Ci } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { errors } from '../../errors/list.js';
import type { ErrorCode } from '../../errors/list.js';
import { planTable, planText } from '../plan/plan-text.js';
import { plan } from '../plan/plan.js';
import type { CredentialPlan } from '../plan/plan.js';
import { planInputs } from './rotate-inputs.js';
import { readWork, refuseUnknown, withSecrets } from './read-work.js';

/** Tells every call that a rotation would make and why; sends none that changes something. */
export async function planStep(ci: Ci, ctx: Context, print?: (report: unknown) => void): Promise<number> {
  refuseUnknown(ci, Object.keys(planInputs));
  return planWork(ci, withSecrets(ci, ctx), print);
}

/** The same, when the inputs were looked at. */
export async function planWork(
  ci: Ci,
  ctx: Context,
  print: (report: unknown) => void = () => {},
): Promise<number> {
  const credentials: CredentialPlan[] = [];
  for (const work of await readWork(ci, ctx)) credentials.push(await plan(work, ctx));
  const named = (which: (one: CredentialPlan) => boolean) =>
    JSON.stringify(credentials.filter(which).map(({ credential }) => credential));
  ci.output(
    'due',
    named(({ because, steps }) => because.length > 0 || steps.length > 0),
  );
  ci.output(
    'failed',
    named(({ error }) => error !== undefined),
  );
  ci.output('report', JSON.stringify({ credentials }));
  print({ credentials });
  const lines = credentials.flatMap(planText);
  if (ci.id === 'terminal') ci.summary(lines.join('\n'));
  else {
    for (const line of lines) ctx.log.info(line);
    ci.summary(planTable(credentials), 'plan, nothing was changed');
  }
  for (const { credential, error } of credentials) {
    if (error) ctx.log.error(`${credential}: ${error.code}: ${error.message} Hint: ${error.hint}`);
  }
  return exit(credentials);
}

/** As the rotation itself would end: what fails, then what is wrong in the file, then what may work later. */
function exit(credentials: readonly CredentialPlan[]): number {
  const codes = credentials.flatMap(({ error }) => (error ? [errors[error.code as ErrorCode].exit] : []));
  return ([1, 2, 75] as const).find((code) => codes.includes(code)) ?? 0;
}
