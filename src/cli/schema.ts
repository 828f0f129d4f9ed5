import { configJsonSchema } from '../rotate/config/json-schema.js';
import { installed } from '../rotate/config/installed.js';
import type { Run } from './command.js';

export const run: Run = async (_args, io) => {
  io.out(JSON.stringify(await configJsonSchema(installed()), null, 2));
  return 0;
};
