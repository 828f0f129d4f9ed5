import type { Context } from '../../context/context.js';
import type {
  Answer,
  Endpoint,
  Handshake,
  Login,
  Rejection,
  Right,
} from '../../distribution/distribution.js';
import { regcredError } from '../../errors/error.js';
import type { Verdict } from './world.js';

/** The shape of src/distribution/handshake.ts. */
export type Handshakes = (
  endpoint: Endpoint,
  login: Login | undefined,
  rights: readonly Right[],
  ctx: Context,
) => Promise<Answer<Handshake>>;

/** What a handshake proves of a login. A registry that asks for no credential proves nothing. */
export function asker(credential: string, endpoint: Endpoint, handshake: Handshakes) {
  return async (login: Login | undefined, ctx: Context): Promise<Verdict> => {
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
  return { answer: 'rejected', ...(serverTime !== undefined && { serverTime }) };
}

// About two minutes in all, doubling from a quarter of a second: how long a mounted file or a second server
// may lag behind (docs/faults.md F8).
const WAITS = [0.25, 0.5, 1, 2, ...Array.from({ length: 23 }, () => 5)];

/** Asks until the answer is the wanted one or the window is over; gives the last answer. */
export function askUntil(
  wanted: 'accepted' | 'rejected',
  ask: () => Promise<Verdict>,
  ctx: Context,
): Promise<Verdict> {
  return until(({ answer }) => answer === wanted, ask, ctx);
}

/** Looks until it sees what is wanted or the window is over; gives what it saw last. */
export async function until<Seen>(
  isWanted: (seen: Seen) => boolean,
  look: () => Promise<Seen>,
  { clock, signal }: Context,
): Promise<Seen> {
  let seen = await look();
  for (const seconds of WAITS) {
    if (isWanted(seen) || signal.aborted) return seen;
    await clock.sleep(seconds * 1000, signal).catch(() => undefined);
    seen = await look();
  }
  return seen;
}
