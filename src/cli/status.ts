import { statusTable } from '../rotate/report/status-table.js';
import { status } from '../rotate/report/status.js';
import type { CredentialStatus } from '../rotate/report/status.js';
import { openRequested } from '../rotate/action/open-requested.js';
import { argumentInputs } from './argument-inputs.js';
import type { Run } from './command.js';
import { results } from './results.js';

const SOMETHING_IS_DUE = 3;

export const run: Run = async (args, io, ctx, ci) => {
  const credentials: CredentialStatus[] = [];
  for (const work of await openRequested({ ...ci, ...argumentInputs(args, {}, ci) }, ctx)) {
    credentials.push(await status(work, ctx));
  }
  if (args.values['json'] === true) io.out(JSON.stringify({ credentials }, null, 2));
  else results(ci, io, false).summary(statusTable(credentials));
  for (const { credential, error } of credentials) {
    if (error) ctx.log.error(`${credential}: ${error.code}: ${error.message} Hint: ${error.hint}`);
  }
  if (credentials.some(({ error }) => error)) return 1;
  return args.values['exit-code'] === true && credentials.some(({ due }) => due) ? SOMETHING_IS_DUE : 0;
};
