import { rotateStep } from '../rotate/rotate-step.js';
import { argumentInputs } from './argument-inputs.js';
import type { Run } from './command.js';

export const run: Run = async (args, io, ctx, ci) => {
  const json = args.values['json'] === true;
  const print = (report: unknown) => (json ? io.out(JSON.stringify(report, null, 2)) : undefined);
  return rotateStep({ ...ci, ...argumentInputs(args, {}) }, ctx, print);
};
