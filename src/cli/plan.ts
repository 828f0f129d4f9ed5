import { planAction } from '../rotate/action/plan-action.js';
import { argumentInputs } from './argument-inputs.js';
import type { Run } from './command.js';
import { results } from './results.js';

export const run: Run = async (args, io, ctx, ci) => {
  const json = args.values['json'] === true;
  const print = (plan: unknown) => (json ? io.out(JSON.stringify(plan, null, 2)) : undefined);
  return planAction({ ...ci, ...results(ci, io, json), ...argumentInputs(args, {}, ci) }, ctx, print);
};
