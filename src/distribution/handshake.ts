import { RegcredError } from '../errors/error.js';
import type { Context } from '../context/context.js';
import { answerChallenge } from './answer-challenge.js';
import type { Answer, Endpoint, Handshake, Login, Right } from './distribution.js';
import { ping } from './ping.js';

/**
 * Pings the registry, follows its challenge and says whether it accepts the login. Without a login it
 * asks anonymously. `rights` become the scope of a bearer token. Throws only when the context is stopped.
 */
export function handshake(
  endpoint: Endpoint,
  login: Login | undefined,
  rights: readonly Right[],
  ctx: Context,
): Promise<Answer<Handshake>> {
  const attempt = async () => answerChallenge(await ping(endpoint, ctx), endpoint, login, rights, ctx);
  return attempt().catch((error: unknown) => ({ answer: 'unknown', error: unresolved(error, ctx) }));
}

/** An error that leaves the question open; all others, and every error after a stop, are thrown on. */
export function unresolved(error: unknown, ctx: Context): RegcredError {
  if (error instanceof RegcredError && !ctx.signal.aborted) return error;
  throw error;
}
