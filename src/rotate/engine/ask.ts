import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import type {
  Answer,
  Endpoint,
  Handshake,
  Login,
  Rejection,
  Right,
} from '../../distribution/distribution.js';
import { regcredError } from '../../errors/error.js';
import type { OpenCredential } from './open-credential.js';
import { repeatUntil } from './repeat-until.js';
import type { Verdict } from './world.js';

/** The shape of src/distribution/handshake.ts. */
export type Handshakes = (
  endpoint: Endpoint,
  login: Login | undefined,
  rights: readonly Right[],
  ctx: Context,
) => Promise<Answer<Handshake>>;

/** Judges a login by a handshake. A registry that asks for no credential proves nothing. */
export function askByHandshake(
  credential: string,
  endpoint: Endpoint,
  handshake: Handshakes,
): OpenCredential['ask'] {
  return async (login, ctx) => {
    const answer = await handshake(endpoint, login, [], ctx);
    if (answer.answer === 'unknown') return { answer: 'unknown', error: answer.error };
    if (answer.answer === 'rejected') return rejected(answer.reason);
    if (answer.scheme !== 'none') return { answer: 'accepted' };
    return {
      answer: 'unknown',
      error: regcredError('E_NOTHING_PROVED', { registry: endpoint.host, credential }),
    };
  };
}

export function rejected({ serverTime }: Partial<Rejection> = {}): Verdict {
  return { answer: 'rejected', ...defined({ serverTime }) };
}

/** Asks until the answer is `wanted` or the window has passed; returns the last answer. */
export function askUntil(
  wanted: 'accepted' | 'rejected',
  { username, secret }: Login,
  { ask }: Pick<OpenCredential, 'ask'>,
  ctx: Context,
): Promise<Verdict> {
  return repeatUntil(
    ({ answer }) => answer === wanted,
    () => ask({ username, secret }, ctx),
    ctx,
  );
}
