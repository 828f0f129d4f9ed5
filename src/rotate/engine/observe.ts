import type { Context } from '../../context/context.js';
import type { Token } from '../../registries/contract.js';
import type { Store, StoreState } from '../../stores/contract.js';
import { reasons } from './due.js';
import { findValue, isValue, usernameOf } from './find-value.js';
import type { LedgerRecord } from '../ledger/record.js';
import { heard, isSame, written } from './run.js';
import type { Pair, Run } from './run.js';
import type { Work } from './work.js';
import type { Asked, StoreView, World } from './world.js';

// A platform's clock may be ahead of ours by this much (docs/faults.md F20).
const SKEW = 10 * 60_000;

/** What a look has shown, and the run that remembers what need not be looked at again. */
export interface Look {
  readonly world: World;
  readonly run: Run;
}

/**
 * Looks at the ledger, the registry's tokens, the stores and, when somebody holds the current secret, asks
 * whether it is accepted. Changes nothing. What cannot be read is an error: what is not known cannot be
 * decided upon.
 */
export async function observe(work: Work, before: Run, ctx: Context): Promise<Look> {
  const ledger = await work.ledger.read(work.policy.credential, ctx);
  const tokens = before.tokens ?? (await list(work, ctx));
  let run: Run = { ...before, ...(tokens && { tokens }) };
  run = await lookAt(
    work.stores.filter(({ readable, tellsUsername }) => readable || tellsUsername),
    run,
    ctx,
  );
  const here = await see(work, run, ledger, ctx);
  // A store that cannot be read back shows only whether somebody else has changed it: of no use when a new
  // value is on its way to it anyway; but before an old token is ended, all are looked at.
  const isIdle = ledger === undefined ? here.world.tokens !== undefined : isSettled(ledger);
  const mayRetire = ledger?.phase === 'stored';
  // What an earlier run has stored may have been changed since.
  const isResumed = ledger?.phase === 'storing' && run.fresh === undefined;
  const isDue = isIdle && !mayRetire && reasons(here.world).length > 0;
  if (!isResumed && (!isIdle || isDue)) return here;
  const blind = work.stores.filter(({ name, readable }) => !readable && written(run, name).result !== 'done');
  return blind.length === 0 ? here : see(work, await lookAt(blind, here.run, ctx), ledger, ctx);
}

function isSettled({ phase }: LedgerRecord): boolean {
  return phase === 'stored' || phase === 'settled';
}

async function list({ token }: Work, ctx: Context): Promise<readonly Token[] | undefined> {
  if (token.kind === 'overlap') return token.list(ctx);
  if (token.kind !== 'replace' || token.chooses === 'client') return undefined;
  const current = await token.current(ctx);
  return current ? [current] : [];
}

async function lookAt(stores: readonly Store[], run: Run, ctx: Context): Promise<Run> {
  const unseen = stores.filter(({ name }) => !Object.hasOwn(run.states, name));
  const seen = await Promise.all(
    unseen.map(async (store): Promise<[string, StoreState]> => {
      const state = await store.read(ctx);
      if (state.secret) ctx.masks.add(state.secret, state.username);
      return [store.name, state];
    }),
  );
  return { ...run, states: { ...run.states, ...Object.fromEntries(seen) } };
}

async function see(work: Work, before: Run, ledger: LedgerRecord | undefined, ctx: Context): Promise<Look> {
  const found = await findValue(work, ledger, before, ctx);
  const { value, supplied } = found;
  const stores = work.stores.map((store) => view(store, ledger, found.run, work));
  const run = rememberFormer(found.run, work, ledger, found.former);
  const former = run.former
    .filter((pair) => !(value && isSame(pair, value)) && !(supplied && isSame(pair, supplied)))
    .map((pair): Asked => ({ ...pair, verdict: heard(run, pair) }));
  const tokens = withFresh(run);
  const world: World = {
    now: ctx.clock.now(),
    policy: work.policy,
    preflight: run.preflight,
    ...(ledger && { ledger }),
    ...(tokens && { tokens }),
    ...(value && { value }),
    ...(supplied && { supplied }),
    stores,
    former,
    gate: run.gate,
    failedRetires: run.failedRetires,
  };
  return { world, run };
}

/** A list may lag behind; a token whose answer we have seen is there. */
function withFresh({ tokens, fresh }: Run): readonly Token[] | undefined {
  if (!tokens || fresh?.id === undefined) return tokens;
  const { id, generation, username, expiresAt } = fresh;
  const isListed = tokens.some((token) => token.id === id);
  const own = { id, generation, username, ...(expiresAt !== undefined && { expiresAt }) };
  return isListed ? tokens : [...tokens, own];
}

function view(store: Store, ledger: LedgerRecord | undefined, run: Run, work: Work): StoreView {
  const { name, holds, readable } = store;
  const state = run.states[name];
  const seen = { name, holds, readable, written: written(run, name) };
  if (seen.written.result === 'done' && !readable) return { ...seen, has: ledger ? 'value' : 'other' };
  if (state?.exists === false) return { ...seen, has: 'nothing' };
  if (state?.secret && ledger) return { ...seen, has: isValue(state, ledger, work) ? 'value' : 'other' };
  const isRecorded = ledger !== undefined && ledger.stores[name] === ledger.generation;
  return { ...seen, has: isRecorded && !wasChanged(state, ledger) ? 'value' : 'other' };
}

/** Somebody else has written a store whose value we cannot see (docs/faults.md F6, F21). */
function wasChanged(state: StoreState | undefined, { written: last }: LedgerRecord): boolean {
  return state?.updatedAt !== undefined && last !== undefined && state.updatedAt > Date.parse(last) + SKEW;
}

/** Keeps what the next look can no longer show: a store's old secret is gone once it is written. */
function rememberFormer(run: Run, work: Work, ledger: LedgerRecord | undefined, named: readonly Pair[]): Run {
  const former = [...run.former];
  const stored = Object.values(run.states).flatMap(({ secret, username }): Pair[] =>
    secret ? [{ secret, username: username ?? usernameOf(work, ledger) }] : [],
  );
  for (const pair of [...stored, ...named]) {
    if (!former.some((known) => isSame(known, pair))) former.push(pair);
  }
  return { ...run, former };
}
