import { fail } from '../../../errors/error.js';
import type { Identity } from './identity.js';

/** The value of an option `lifetime=`: seconds, or with a unit. */
export const lifetimeForm = /^[1-9]\d{0,5}[smhd]?$/;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** What a vendor grants, in seconds, and what we ask for when the user did not say. */
export interface LifetimeLimits {
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
  /** A whole identity, for the error. */
  readonly example: string;
}

/** Seconds. Throws E_IDENTITY_FORM for what the vendor would refuse. */
export function lifetimeOf({ options }: Identity, limits: LifetimeLimits): number {
  const { least, most, otherwise, example } = limits;
  const [, number, unit = 's'] = /^(\d+)([smhd]?)$/.exec(options['lifetime'] ?? '') ?? [];
  if (number === undefined) return otherwise;
  const seconds = Number(number) * (SECONDS[unit] ?? 1);
  if (seconds >= least && seconds <= most) return seconds;
  fail('E_IDENTITY_FORM', {
    problem: `lifetime= is not within ${inWords(least)} to ${inWords(most)}`,
    example,
  });
}

function inWords(seconds: number): string {
  const unit = ['d', 'h', 'm'].find((name) => seconds % (SECONDS[name] ?? 1) === 0) ?? 's';
  return `${seconds / (SECONDS[unit] ?? 1)}${unit}`;
}
