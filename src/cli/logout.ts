import { logoutRegistry } from '../login/logout-registry.js';
import { argumentInputs } from './argument-inputs.js';
import type { Run } from './command.js';

export const run: Run = async (args, _io, ctx) => {
  await logoutRegistry(argumentInputs(args, { registry: args.words[0] ?? '' }), ctx);
  return 0;
};
