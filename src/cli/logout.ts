import { logOutJob } from '../login/logout/logout-job.js';
import { logoutRegistry } from '../login/logout/logout-registry.js';
import { argumentInputs } from './argument-inputs.js';
import type { Run } from './command.js';
import { usage } from './options.js';

export const run: Run = async (args, _io, ctx, ci) => {
  const inputs = argumentInputs(args, { registry: args.words[0] }, ci);
  if (args.values['all'] !== true) {
    await logoutRegistry(inputs, ctx);
    return 0;
  }
  if (inputs.given().length > 0) throw usage('--all logs out every login of the job and takes nothing else');
  if (ci.steps === undefined) throw usage('--all is for jobs of GitLab CI and Jenkins; name the registry');
  await logOutJob(ci.steps(), ci, ctx);
  return 0;
};
