import { defined } from '../../defined.js';
import type { Token } from '../../registries/contract.js';
import type { FormerToken, LedgerRecord } from '../ledger/record.js';
import type { World } from './world.js';

/** The number of the next generation: above all that the ledger, or without it the registry, knows. */
export function nextGeneration({ ledger, tokens }: World): number {
  return (ledger ? ledger.generation : highest(tokens ?? [])) + 1;
}

export function highest(tokens: readonly Token[]): number {
  return Math.max(0, ...tokens.map(({ generation }) => generation ?? 0));
}

/**
 * Finds a token of the ledger's generation whose secret is lost: its answer never arrived, or a second run issued
 * it. No store was ever given it.
 */
export function danglingOrphan({ ledger, tokens, policy }: World): string | undefined {
  if (!ledger || policy.class !== 'overlap') return undefined;
  return tokens?.find(({ id, generation }) => generation === ledger.generation && id !== ledger.token?.id)
    ?.id;
}

/** Ids of former tokens that the registry was not yet asked to revoke. */
export function unretired({ former }: LedgerRecord): readonly string[] {
  return former.filter(({ retired }) => retired === undefined).map(({ id }) => id);
}

/**
 * Lists what to revoke once the next generation is in every store: the tokens in the ledger's record or, without a
 * record, those the registry lists under our name. A token made by hand is adopted as generation 0.
 */
export function formerTokens(world: World): readonly FormerToken[] {
  const { ledger, tokens, policy } = world;
  if (policy.class !== 'overlap') return [];
  if (!ledger) return (tokens ?? []).filter(({ generation }) => generation !== undefined).map(recordOf);
  const { token, generation, phase, former } = ledger;
  // `abandon` (decide.ts) has revoked a token that was only sealed.
  if (!token || phase === 'sealed') return former;
  // Where slots are few, it has also revoked one that no store was given.
  const isGone = phase === 'storing' && !tokens?.some(({ id }) => id === token.id);
  if (policy.slots !== undefined && isGone && isInNoStore(world)) return former;
  const unfinished = phase === 'storing' ? { unfinished: true as const } : {};
  return [...former, { ...token, generation, ...unfinished }];
}

/** Whether every store was read, none has the current login, and none was given it. */
export function isInNoStore({ stores, ledger }: World): boolean {
  return stores.every(
    ({ name, readable, has }) => readable && has !== 'current' && ledger?.stores[name] !== ledger?.generation,
  );
}

function recordOf({ id, generation, username }: Token): FormerToken {
  return { id, ...defined({ generation, username }) };
}
