import { generateKeyPair } from '../secret/sealed-box.js';
import type { Run } from './command.js';
import { handOver } from './hand-over.js';
import { usage } from './options.js';

/** Prints the public key, and gives the private key to `--output` only, never to the same stream. */
export const run: Run = async ({ values: { output } }, io, ctx) => {
  if (typeof output !== 'string' || output === '')
    throw usage('Name a file for the private key with --output FILE');
  const keys = await generateKeyPair();
  ctx.masks.add(keys.private);
  await handOver(keys.private, output, io, ctx);
  const line = `escrow: ${keys.public}`;
  if (output === '-') ctx.log.info(line);
  else io.out(line);
  ctx.log.info(
    'Put this line into regcred.yml, and the private key into a CI secret that only the rotation reads.',
  );
  return 0;
};
