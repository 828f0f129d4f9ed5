import type { Token } from '../../registries/contract.js';
import type { LedgerRecord } from '../ledger/record.js';
import type { Policy, World } from './world.js';

/**
 * Why a credential needs a new secret.
 * `first`: neither the ledger nor the registry says how old it is. `age`: it is older than `every`. `expiry`: it
 * expires soon. `lost`: an unfinished run lost the secret. `gone`: its token was revoked. `refused`: the registry
 * refuses it. `drift`: a store lacks it or was changed by someone else, and no copy can be read to repair the store.
 * `unproved`: the secret before it was not proved to be refused. `supplied`: a person set a new one. `now`: a
 * rotation was requested.
 */
export type Reason =
  'first' | 'age' | 'expiry' | 'lost' | 'gone' | 'refused' | 'drift' | 'unproved' | 'supplied' | 'now';

/** Lists why a new secret is due, in a world in which no rotation is unfinished. */
export function reasons(world: World): readonly Reason[] {
  const { ledger, policy } = world;
  const found: Reason[] = [];
  if (world.supplied) found.push('supplied');
  if (!ledger) return [...found, ...reasonsWithoutLedger(world)];
  found.push(...dated(world, { since: ledger.since, expires: expiryOf(ledger, world.tokens) }));
  if (isGone(ledger, world.tokens)) found.push('gone');
  if (world.current?.verdict.answer === 'rejected') found.push('refused');
  if (!world.current && world.stores.some(({ has }) => has === 'other' || has === 'nothing'))
    found.push('drift');
  // A run that already asked does not rotate again: then the cause is another one.
  const wasAsked = world.former.some(({ verdict }) => verdict.answer !== 'untried');
  if (ledger.unproved && policy.class.startsWith('replace') && !wasAsked) found.push('unproved');
  return found;
}

/** Adopts a token made by hand: nothing is due while it is younger than `every`. */
function reasonsWithoutLedger(world: World): readonly Reason[] {
  const token = newest(world.tokens ?? []);
  const isUnknown = token?.createdAt === undefined || world.stores.some(({ has }) => has === 'nothing');
  if (isUnknown) return ['first'];
  const since = new Date(token.createdAt).toISOString();
  return dated(world, { since, expires: token.expiresAt });
}

function dated(
  { now, policy }: World,
  { since, expires }: { since: string; expires: number | undefined },
): readonly Reason[] {
  const found: Reason[] = [];
  if (policy.now !== undefined && Date.parse(since) < policy.now) found.push('now');
  if (now >= agedAt(since, expires, policy)) found.push('age');
  if (expires !== undefined && now >= renewalBefore(expires, Date.parse(since), policy)) found.push('expiry');
  return found;
}

/** The token with the highest generation. */
export function newest(tokens: readonly Token[]): Token | undefined {
  return tokens.reduce<Token | undefined>(
    (best, token) => (!best || (token.generation ?? -1) > (best.generation ?? -1) ? token : best),
    undefined,
  );
}

function expiryOf(ledger: LedgerRecord, tokens: readonly Token[] | undefined): number | undefined {
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
  const expiry = expires === undefined ? undefined : Date.parse(expires);
  const byAge = agedAt(since, expiry, policy);
  return expiry === undefined ? byAge : Math.min(byAge, renewalBefore(expiry, Date.parse(since), policy));
}

/** When `every` has passed. A short-lived token is renewed by its expiry only. */
function agedAt(since: string, expires: number | undefined, policy: Pick<Policy, 'every' | 'class'>): number {
  const isRefreshed = policy.class === 'refresh' && expires !== undefined;
  return isRefreshed ? Infinity : Date.parse(since) + policy.every;
}

/**
 * Renews what expires before the third run from now, so two runs may be missed. A token with a shorter life is
 * renewed by every run, but not twice by one: half of the time to the next run must have passed.
 *
 * Without `every` the margin counts instead; a token with a shorter life is renewed when half of it has passed.
 */
function renewalBefore(
  expires: number,
  since: number,
  { margin, runs }: Pick<Policy, 'margin' | 'runs'>,
): number {
  if (runs === undefined) return expires - Math.min(margin, (expires - since) / 2);
  return Math.max(expires - 3 * runs, since + Math.min(runs, expires - since) / 2);
}
