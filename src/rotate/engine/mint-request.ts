import type { MintRequest } from '../../registries/contract.js';
import type { FormerToken } from '../ledger/record.js';
import { formerTokens } from './generations.js';
import type { World } from './world.js';

/** Describes a new token: it lives for `every`, the grace and the margin, and spares the tokens in `keep`. */
export function mintRequest(generation: number, world: World): MintRequest {
  const { now, policy, ledger } = world;
  // An unfinished run of this generation may use its own token again.
  const recorded = ledger?.generation === generation ? ledger.former : formerTokens(world);
  return {
    generation,
    until: now + policy.every + policy.grace + policy.margin,
    keep: recorded.filter((token) => mayBeStored(token, world)).map(({ id }) => id),
  };
}

// A list may lag by minutes and then lacks the newest token.
const LAG = 3_600_000;

function mayBeStored({ id, retired, unfinished }: FormerToken, world: World): boolean {
  const { policy, tokens, ledger, now } = world;
  const isNew = ledger?.token?.id === id && now - Date.parse(ledger.since) < LAG;
  // A person removed it, perhaps to free a slot.
  const isGone = !isNew && tokens?.some((token) => token.id === id) === false;
  return retired === undefined && !isGone && !(unfinished && policy.acceptDowntime);
}
