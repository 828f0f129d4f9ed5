import { fail } from '../errors.js';

/** The option `lifetime=` of an identity. */
export const LIFETIME = /^[1-9]\d{0,3}[mhd]$/;

export interface LifetimeBounds {
  /** As it is written, such as `1h`. */
  readonly usual: string;
  readonly most: string;
  /** A whole identity, for the error. */
  readonly example: string;
}

const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };
const LEAST = '5m';

/** Seconds that the issued token shall live. Throws E_IDENTITY_FORM outside the bounds. */
export function lifetimeSeconds(text: string | undefined, { usual, most, example }: LifetimeBounds): number {
  const seconds = secondsOf(text ?? usual);
  if (seconds >= secondsOf(LEAST) && seconds <= secondsOf(most)) return seconds;
  throw fail('E_IDENTITY_FORM', { problem: `lifetime= is from ${LEAST} to ${most}`, example });
}

function secondsOf(text: string): number {
  return Number(text.slice(0, -1)) * (SECONDS[text.slice(-1)] ?? 0);
}
