import type { Ci } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { errors } from '../../errors/list.js';
import type { ErrorCode } from '../../errors/list.js';
import { worstExit } from '../report/exit.js';
import { planTable, planText } from '../plan/plan-text.js';
import { plan } from '../plan/plan.js';
import type { CredentialPlan } from '../plan/plan.js';
import { planInputs } from './rotate-inputs.js';
import { openRequested, refuseUnknownInputs, withSecrets } from './open-requested.js';

/** Prints every call that a rotation would make and why; sends none that changes something. */
export async function planAction(ci: Ci, ctx: Context, print?: (report: unknown) => void): Promise<number> {
  refuseUnknownInputs(ci, Object.keys(planInputs));
  return planRequested(ci, withSecrets(ci, ctx), print);
}

/** The same for inputs that were checked before. */
export async function planRequested(
  ci: Ci,
  ctx: Context,
  print: (report: unknown) => void = () => {},
): Promise<number> {
  const credentials: CredentialPlan[] = [];
  for (const opened of await openRequested(ci, ctx)) credentials.push(await plan(opened, ctx));
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

/** Returns the exit code that the rotation itself would have. */
function exit(credentials: readonly CredentialPlan[]): number {
  const codes = credentials.flatMap(({ error }) => (error ? [errors[error.code as ErrorCode].exit] : []));
  return worstExit(codes);
}
