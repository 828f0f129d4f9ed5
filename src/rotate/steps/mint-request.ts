import type { MintRequest } from '../../registries/contract.js';
import { formerTokens } from '../engine/generations.js';
import type { FormerToken } from '../ledger/record.js';
import type { World } from '../engine/world.js';

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

// A list may be late by minutes, and then lacks what was made last.
const LATE = 3_600_000;

function mayBeHeld({ id, retired, unfinished }: FormerToken, world: World): boolean {
  const { policy, tokens, ledger, now } = world;
  const isNew = ledger?.token?.id === id && now - Date.parse(ledger.since) < LATE;
  // A person has ended it, perhaps to make room.
  const isGone = !isNew && tokens?.some((token) => token.id === id) === false;
  return retired === undefined && !isGone && !(unfinished && policy.acceptDowntime);
}
