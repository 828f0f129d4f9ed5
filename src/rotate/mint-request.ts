import type { MintRequest } from '../registries/token-api.js';
import { formerTokens } from './generations.js';
import type { FormerToken } from './ledger/record.js';
import type { Policy, World } from './world.js';

/** What a new token must be: long-lived enough for its time, the grace after it, and two missed runs. */
export function mintRequest(generation: number, world: World): MintRequest {
  const { now, policy, ledger } = world;
  const recorded = ledger?.phase === 'minting' ? ledger.former : formerTokens(world);
  return {
    generation,
    until: now + policy.every + policy.grace + policy.margin,
    keep: recorded.filter((token) => mayBeHeld(token, policy)).map(({ id }) => id),
  };
}

function mayBeHeld({ retired, unfinished }: FormerToken, { acceptDowntime }: Policy): boolean {
  return retired === undefined && !(unfinished && acceptDowntime);
}
