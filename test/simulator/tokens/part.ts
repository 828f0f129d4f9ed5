import { Secret } from '../../../src/secret/secret.js';
import type { IssuedCredential } from '../../../src/registries/contract.js';
import type { Effect, Process } from '../process.js';
import type { SeededRandom, SimulatedClock } from '../time.js';
import { DAY } from '../time.js';
import type { Truth, Truths } from '../truth.js';

export const NAME = 'ci-push';
export const USERNAME = 'robot-ci';

/** What every simulated TokenApi is made of. */
export interface RegistryPart {
  readonly truths: Truths;
  readonly clock: SimulatedClock;
  readonly random: SeededRandom;
  readonly process: Process;
  /** A token lives at most this long; absent: as long as is asked for. */
  readonly longest?: number;
}

export const base = {
  name: `simulated:${NAME}`,
  example: { username: USERNAME, secret: new Secret('Example-0123456789abcdef') },
  calls: {},
} as const;

export function reading<Result>(
  part: RegistryPart,
  name: string,
  apply: () => Result,
  stale?: () => Result,
): Promise<Result> {
  const effect: Effect<Result> = { name, place: 'registry', isReading: true, apply, ...(stale && { stale }) };
  return part.process.perform(effect);
}

export function change<Result>(part: RegistryPart, name: string, apply: () => Result): Promise<Result> {
  return part.process.perform({ name, place: 'registry', isReading: false, apply });
}

export function lifetime({ clock, longest }: RegistryPart, until: number): number {
  return longest === undefined ? until : Math.min(until, clock.now() + longest);
}

/** Short-lived tokens end by themselves after this time. */
export const SHORT_LIFE = 5 * DAY;

export function minted({ id, username, secret, expiresAt }: Truth): IssuedCredential {
  return { id, username, secret: new Secret(secret), ...(expiresAt !== undefined && { expiresAt }) };
}
