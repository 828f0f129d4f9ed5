import { defined } from '../../defined.js';
import { nextDue } from '../engine/due.js';
import type { World } from '../engine/world.js';

const DAY = 86_400_000;

/** The dates of a credential's current secret; all absent before its first rotation. */
export interface SecretAge {
  readonly ageDays?: number;
  /** ISO 8601; when the token expires. */
  readonly expires?: string;
  readonly nextDue?: string;
}

export function ageOf(world: World | undefined): SecretAge {
  if (!world?.ledger) return {};
  const { now, policy, ledger } = world;
  return {
    ageDays: Math.max(0, Math.floor((now - Date.parse(ledger.since)) / DAY)),
    ...defined({ expires: ledger.expires }),
    nextDue: new Date(nextDue(ledger, policy)).toISOString(),
  };
}

/** `1 day`, `12 days`, `unknown`. */
export function ageText({ ageDays }: SecretAge): string {
  if (ageDays === undefined) return 'unknown';
  return ageDays === 1 ? '1 day' : `${ageDays} days`;
}
