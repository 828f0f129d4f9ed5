import type { Ci } from '../ci/ci.js';
import type { Context } from '../context/context.js';
import { errors } from '../errors.js';
import type { ErrorCode } from '../errors.js';
import { planTable, planText } from './plan-text.js';
import { plan } from './plan.js';
import type { CredentialPlan } from './plan.js';
import { planInputs } from './rotate-inputs.js';
import { readWork, refuseUnknown, withSecrets } from './step-inputs.js';

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
  for (const one of credentials) {
    for (const line of planText(one)) ctx.log.info(line);
    if (one.error) {
      ctx.log.error(`${one.credential}: ${one.error.code}: ${one.error.message} Hint: ${one.error.hint}`);
    }
  }
  // On a terminal the lines above say it all.
  if (ci.id !== 'terminal') ci.summary(planTable(credentials));
  return exit(credentials);
}

/** As the rotation itself would end: what fails, then what is wrong in the file, then what may work later. */
function exit(credentials: readonly CredentialPlan[]): number {
  const codes = credentials.flatMap(({ error }) => (error ? [errors[error.code as ErrorCode].exit] : []));
  return ([1, 2, 75] as const).find((code) => codes.includes(code)) ?? 0;
}
