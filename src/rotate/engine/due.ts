import type { Token } from '../../registries/contract.js';
import type { LedgerRecord } from '../ledger/record.js';
import type { Policy, World } from './world.js';

/**
 * Why a credential needs a new secret.
 * `first`: neither the ledger nor the registry says how old it is. `age`: its time is over. `expiry`: it is
 * about to end by itself. `lost`: nobody holds the secret of the ledger's generation (an unfinished run).
 * `gone`: the registry has ended its token. `refused`: the registry does not accept it. `drift`: a store
 * lacks it, or was changed by somebody else, and it cannot be written again because nobody can read it.
 * `unproved`: the secret before it was not seen to be refused. `supplied`: a person has set a new one.
 * `now`: it was asked for.
 */
export type Reason =
  'first' | 'age' | 'expiry' | 'lost' | 'gone' | 'refused' | 'drift' | 'unproved' | 'supplied' | 'now';

/** For a world in which no rotation is under way. */
export function reasons(world: World): readonly Reason[] {
  const { ledger, policy } = world;
  const found: Reason[] = [];
  if (world.supplied) found.push('supplied');
  if (!ledger) return [...found, ...reasonsWithoutLedger(world)];
  found.push(...dated(world, { since: ledger.since, ends: endOf(ledger, world.tokens) }));
  if (isGone(ledger, world.tokens)) found.push('gone');
  if (world.value?.verdict.answer === 'rejected') found.push('refused');
  if (!world.value && world.stores.some(({ has }) => has === 'other' || has === 'nothing'))
    found.push('drift');
  // Not again in the run that has just seen it: something else is wrong then.
  const isTold = world.former.some(({ verdict }) => verdict.answer !== 'untried');
  if (ledger.unproved && policy.class.startsWith('replace') && !isTold) found.push('unproved');
  return found;
}

/** A token made by hand is adopted: as long as it is young, there is nothing to do. */
function reasonsWithoutLedger(world: World): readonly Reason[] {
  const token = newest(world.tokens ?? []);
  const isUnknown = token?.createdAt === undefined || world.stores.some(({ has }) => has === 'nothing');
  if (isUnknown) return ['first'];
  const since = new Date(token.createdAt).toISOString();
  return dated(world, { since, ends: token.expiresAt });
}

function dated(
  { now, policy }: World,
  { since, ends }: { since: string; ends: number | undefined },
): readonly Reason[] {
  const found: Reason[] = [];
  if (policy.now !== undefined && Date.parse(since) < policy.now) found.push('now');
  if (now >= agedAt(since, ends, policy)) found.push('age');
  if (ends !== undefined && now >= renewalBefore(ends, Date.parse(since), policy)) found.push('expiry');
  return found;
}

/** The one whose generation is the highest. */
export function newest(tokens: readonly Token[]): Token | undefined {
  return tokens.reduce<Token | undefined>(
    (best, token) => (!best || (token.generation ?? -1) > (best.generation ?? -1) ? token : best),
    undefined,
  );
}

function endOf(ledger: LedgerRecord, tokens: readonly Token[] | undefined): number | undefined {
  const listed = tokens?.find(({ id }) => id === ledger.token?.id)?.expiresAt;
  return listed ?? (ledger.expires === undefined ? undefined : Date.parse(ledger.expires));
}

function isGone({ token }: LedgerRecord, tokens: readonly Token[] | undefined): boolean {
  return tokens !== undefined && token !== undefined && !tokens.some(({ id }) => id === token.id);
}

/** When the next rotation is due, epoch milliseconds. */
export function nextDue(
  { since, expires }: Pick<LedgerRecord, 'since' | 'expires'>,
  policy: Pick<Policy, 'every' | 'margin' | 'class' | 'runs'>,
): number {
  const ends = expires === undefined ? undefined : Date.parse(expires);
  const byAge = agedAt(since, ends, policy);
  return ends === undefined ? byAge : Math.min(byAge, renewalBefore(ends, Date.parse(since), policy));
}

/** What ends by itself soon is renewed for its end only. */
function agedAt(since: string, ends: number | undefined, policy: Pick<Policy, 'every' | 'class'>): number {
  const isRefreshed = policy.class === 'refresh' && ends !== undefined;
  return isRefreshed ? Infinity : Date.parse(since) + policy.every;
}

/**
 * Two runs may be missed: what would end before the third run from now is renewed. One that lives no longer than
 * that is renewed by every run, but not twice by one: half of the time to the next must be over.
 *
 * Where nobody says when runs come, it is the margin; a token that lives shorter is renewed when half of its life
 * is over.
 */
function renewalBefore(
  ends: number,
  since: number,
  { margin, runs }: Pick<Policy, 'margin' | 'runs'>,
): number {
  if (runs === undefined) return ends - Math.min(margin, (ends - since) / 2);
  return Math.max(ends - 3 * runs, since + Math.min(runs, ends - since) / 2);
}
