import { login } from '../login/login.js';
import { readLoginRequest } from '../login/inputs/login-request.js';
import { argumentInputs } from './argument-inputs.js';
import type { Run } from './command.js';
import { readPassword } from './password-source.js';

export const run: Run = async (args, io, ctx, ci) => {
  const password = await readPassword(args, io, ctx);
  const inputs = argumentInputs(args, { registry: args.words[0], password: password || undefined }, ci);
  const onArgv = typeof args.values['registry-auth'] === 'string';
  const results = await login(await readLoginRequest(inputs, ctx.env, { onArgv }), ci, ctx);
  if (args.values['json']) {
    io.out(JSON.stringify(results.map(({ registry, status }) => ({ registry, status }))));
  }
  return 0;
};
