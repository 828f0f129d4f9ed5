import type { Token } from '../../registries/contract.js';
import type { FormerToken, LedgerRecord } from '../ledger/record.js';
import type { World } from './world.js';

/** The number of the next value: higher than every one that the ledger, or without it the registry, knows. */
export function nextGeneration({ ledger, tokens }: World): number {
  return (ledger ? ledger.generation : highest(tokens ?? [])) + 1;
}

export function highest(tokens: readonly Token[]): number {
  return Math.max(0, ...tokens.map(({ generation }) => generation ?? 0));
}

/**
 * A token of the ledger's generation that nobody holds: its answer was lost, or a second run made it. No
 * store was ever given it.
 */
export function danglingOrphan({ ledger, tokens, policy }: World): string | undefined {
  if (!ledger || policy.class !== 'overlap') return undefined;
  return tokens?.find(({ id, generation }) => generation === ledger.generation && id !== ledger.token?.id)
    ?.id;
}

/** Ids of former tokens whose end was not asked for yet. */
export function unretired({ former }: LedgerRecord): readonly string[] {
  return former.filter(({ retired }) => retired === undefined).map(({ id }) => id);
}

/**
 * What is to be ended once a next generation is everywhere: what the ledger has recorded, or, when it is new,
 * what the registry lists as ours (a token made by hand is adopted as generation 0).
 */
export function formerTokens(world: World): readonly FormerToken[] {
  const { ledger, tokens, policy } = world;
  if (policy.class !== 'overlap') return [];
  if (!ledger) return (tokens ?? []).filter(({ generation }) => generation !== undefined).map(recordOf);
  const { token, generation, phase, former } = ledger;
  // A token that was only sealed has been ended before the next one is made (decide.ts, abandon).
  if (!token || phase === 'sealed') return former;
  // So has one that was seen to be in no store, where slots are few.
  const isGone = phase === 'storing' && !tokens?.some(({ id }) => id === token.id);
  if (policy.slots !== undefined && isGone && isInNoStore(world)) return former;
  const unfinished = phase === 'storing' ? { unfinished: true as const } : {};
  return [...former, { ...token, generation, ...unfinished }];
}

/** All stores were seen, none holds the value of the ledger's generation, and none was given it. */
export function isInNoStore({ stores, ledger }: World): boolean {
  return stores.every(
    ({ name, readable, has }) => readable && has !== 'value' && ledger?.stores[name] !== ledger?.generation,
  );
}

function recordOf({ id, generation, username }: Token): FormerToken {
  return {
    id,
    ...(generation !== undefined && { generation }),
    ...(username !== undefined && { username }),
  };
}
