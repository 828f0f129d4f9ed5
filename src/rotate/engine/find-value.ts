import type { Context } from '../../context/context.js';
import { hasFingerprint } from '../../secret/fingerprint.js';
import type { StoreState } from '../../stores/contract.js';
import { openEscrow } from '../ledger/escrow.js';
import type { LedgerRecord } from '../ledger/record.js';
import { heard, hear } from './run.js';
import type { Pair, Run } from './run.js';
import type { Work } from './work.js';
import type { Asked, Value } from './world.js';

/** Who holds what: the value of the ledger's generation, what a person supplied, and what that replaces. */
export interface Found {
  readonly value?: Value;
  readonly supplied?: Asked;
  readonly former: readonly Pair[];
  readonly run: Run;
}

/** Looks for the value where it may be: in this run, in a store, with the person, in the escrow, at the registry. */
export async function findValue(
  work: Work,
  ledger: LedgerRecord | undefined,
  run: Run,
  ctx: Context,
): Promise<Found> {
  const given = await suppliedPairs(work, ctx);
  const isNew = given.next && !(ledger && matches(given.next, ledger));
  const supplied = isNew && given.next ? { ...given.next, verdict: heard(run, given.next) } : undefined;
  const rest = { ...(supplied && { supplied }), former: given.former ? [given.former] : [] };
  if (!ledger) return { ...rest, run };
  const own = ownValue(ledger, run);
  if (own) return { ...rest, value: own, run };
  const held = storedPair(work, ledger, run) ?? (isNew ? undefined : given.next);
  if (held) return { ...rest, ...(await asked(work, held, run, ctx)) };
  const kept = await keptPair(work, ledger, ctx);
  if (!kept) return { ...rest, run };
  // A chosen value may have been sealed only, and setting it again changes nothing.
  const minted = work.policy.class !== 'replace-chosen';
  return { ...rest, value: { ...kept, fresh: false, minted, sealed: true, verdict: heard(run, kept) }, run };
}

/** Whether a store holds the value of the ledger's generation, as far as it can be read back. */
export function isValue({ secret, username }: StoreState, ledger: LedgerRecord, work: Work): boolean {
  if (!secret) return false;
  const pair = { secret, username: username ?? usernameOf(work, ledger) };
  return matches(pair, ledger) && pair.username === usernameOf(work, ledger);
}

/** Who logs in with the ledger's generation. */
export function usernameOf({ token }: Work, ledger: LedgerRecord | undefined): string {
  return ledger?.token?.username ?? token.example.username;
}

function matches({ secret }: Pair, { fingerprint }: LedgerRecord): boolean {
  return fingerprint !== undefined && hasFingerprint(secret, fingerprint);
}

function ownValue(ledger: LedgerRecord, run: Run): Value | undefined {
  const { fresh } = run;
  if (fresh?.generation !== ledger.generation) return undefined;
  if (fresh.sealed && !matches(fresh, ledger)) return undefined;
  const { username, secret, own, minted, sealed } = fresh;
  return { username, secret, minted, sealed, fresh: own, verdict: heard(run, fresh) };
}

function storedPair(work: Work, ledger: LedgerRecord, { states }: Run): Pair | undefined {
  const state = Object.values(states).find((one) => isValue(one, ledger, work));
  return state?.secret && { secret: state.secret, username: usernameOf(work, ledger) };
}

async function suppliedPairs({ token }: Work, ctx: Context): Promise<{ next?: Pair; former?: Pair }> {
  if (token.kind !== 'supplied') return {};
  const { username } = token;
  const [next, former] = [await token.next(ctx), await token.former(ctx)];
  for (const secret of [next, former]) if (secret) ctx.masks.add(secret, username);
  return {
    ...(next && { next: { username, secret: next } }),
    ...(former && { former: { username, secret: former } }),
  };
}

/** A value that a store or a person holds has been minted, so the registry can be asked about it at once. */
async function asked(work: Work, pair: Pair, run: Run, ctx: Context): Promise<{ value: Value; run: Run }> {
  const known = heard(run, pair);
  const verdict = known.answer === 'untried' ? await work.ask(pair, ctx) : known;
  const { username, secret } = pair;
  const value = { username, secret, fresh: false, minted: true, sealed: true, verdict };
  return { value, run: hear(run, pair, verdict) };
}

/** What the escrow or the registry gives back, for an unfinished generation only. */
async function keptPair(work: Work, ledger: LedgerRecord, ctx: Context): Promise<Pair | undefined> {
  if (ledger.phase !== 'sealed' && ledger.phase !== 'storing') return undefined;
  const kept = await openEscrow(work, ledger, ctx);
  if (kept) return kept;
  const { token } = work;
  if (token.kind !== 'replace' || token.chooses === 'client') return undefined;
  const minted = await token.readBack?.(ctx);
  return minted && matches(minted, ledger) ? { username: minted.username, secret: minted.secret } : undefined;
}
