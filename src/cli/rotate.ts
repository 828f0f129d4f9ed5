import { defined } from '../defined.js';
import { rotateAction } from '../rotate/action/rotate-action.js';
import { argumentInputs } from './argument-inputs.js';
import { readNewPassword } from './password-source.js';
import type { Run } from './command.js';
import { usage } from './options.js';
import { results } from './results.js';

export const run: Run = async (args, io, ctx, ci) => {
  const { now, mode, json } = args.values;
  const newPassword = args.values['new-password-stdin'] === true ? await readNewPassword(io) : undefined;
  if (now === true && mode !== undefined) throw usage('--now and --mode cannot be used together');
  const inputs = argumentInputs(
    args,
    { ...(now === true && { mode: 'now' }), ...defined({ 'new-password': newPassword }) },
    ci,
  );
  const print = (report: unknown) => (json === true ? io.out(JSON.stringify(report, null, 2)) : undefined);
  return rotateAction({ ...ci, ...results(ci, io, json === true), ...inputs }, ctx, print);
};
