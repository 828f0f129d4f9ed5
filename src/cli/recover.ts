import { recover } from '../rotate/maintenance/recover.js';
import { secretJson } from '../secret/secret-json.js';
import type { Run } from './command.js';
import { handOver } from './hand-over.js';
import { usage } from './options.js';

export const run: Run = async ({ words: [credential], values }, io, ctx) => {
  const { output, config } = values;
  if (credential === undefined) throw usage('Name the credential');
  if (typeof output !== 'string' || output === '')
    throw usage('Name a file for the secret with --output FILE');
  const { username, secret } = await recover(
    typeof config === 'string' ? config : 'regcred.yml',
    credential,
    ctx,
  );
  await handOver(secretJson({ username, secret }), output, io, ctx);
  ctx.log.info(
    `The credential of ${credential} was written as JSON (username, secret). Remove it after use.`,
  );
  return 0;
};
