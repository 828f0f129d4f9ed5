import type { MintRequest } from '../registries/token-api.js';
import { formerTokens } from './generations.js';
import type { FormerToken } from './ledger/record.js';
import type { World } from './world.js';

/** What a new token must be: long-lived enough for its time, the grace after it, and two missed runs. */
export function mintRequest(generation: number, world: World): MintRequest {
  const { now, policy, ledger } = world;
  // The token of this very generation is not in its own way: an unfinished run goes on with it.
  const recorded = ledger?.generation === generation ? ledger.former : formerTokens(world);
  return {
    generation,
    until: now + policy.every + policy.grace + policy.margin,
    keep: recorded.filter((token) => mayBeHeld(token, world)).map(({ id }) => id),
  };
}

function mayBeHeld({ id, retired, unfinished }: FormerToken, { policy, tokens }: World): boolean {
  // A person has ended it, perhaps to make room.
  const isGone = tokens?.some((token) => token.id === id) === false;
  return retired === undefined && !isGone && !(unfinished && policy.acceptDowntime);
}
