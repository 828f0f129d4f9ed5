import type { Context } from '../../context/context.js';
import { handshake } from '../../distribution/handshake.js';
import { entryFor } from '../auth-file/entry.js';
import type { ClientOutcome, LoginTarget } from './client.js';
import { warnIfShadowed } from './docker-auth-config.js';

/** Proves a login without a program: our own handshake must be accepted. */
export async function proveLogin(
  { address: { host }, credential, endpoint, key }: LoginTarget,
  ctx: Context,
): Promise<ClientOutcome> {
  warnIfShadowed(key, ctx);
  const result = await handshake(endpoint, credential, [], ctx);
  if (result.answer === 'unknown') {
    return { kind: 'failed', exitCode: result.error.code, words: result.error.message, answer: result };
  }
  if (result.answer === 'rejected') {
    return { kind: 'failed', exitCode: result.reason.status, words: '', answer: result };
  }
  if (result.scheme === 'none') {
    ctx.log.notice(`${host} asked for no credential, so this one is not proved.`);
  }
  return { kind: 'stored', entry: entryFor(credential) };
}
