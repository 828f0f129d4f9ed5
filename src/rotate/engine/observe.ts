import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import type { Login } from '../../distribution/distribution.js';
import type { Token } from '../../registries/contract.js';
import type { Store, StoreState } from '../../stores/contract.js';
import type { LedgerRecord } from '../ledger/record.js';
import { reasons } from './due.js';
import { locateLogins, holdsCurrent, usernameOf } from './locate-logins.js';
import type { OpenCredential } from './open-credential.js';
import { isSameLogin, verdictOf, writeResult } from './run-memory.js';
import type { RunMemory } from './run-memory.js';
import type { JudgedLogin, StoreView, World } from './world.js';

// A platform's clock may be ahead of the runner's by this much (docs/faults.md F20).
const SKEW = 10 * 60_000;

/** What a look shows, and the memory of the run, which saves looking twice. */
export interface Observation {
  readonly world: World;
  readonly run: RunMemory;
}

/**
 * Reads the ledger, the registry's tokens and the stores, and asks whether the current login is accepted. Changes
 * nothing. Throws when something cannot be read: `decide` must not guess.
 */
export async function observe(opened: OpenCredential, before: RunMemory, ctx: Context): Promise<Observation> {
  const ledger = await opened.ledger.read(opened.policy.credential, ctx);
  const tokens = before.tokens ?? (await list(opened, ctx));
  let run: RunMemory = { ...before, ...defined({ tokens }) };
  run = await readStores(
    opened.stores.filter(({ readable, tellsUsername }) => readable || tellsUsername),
    run,
    ctx,
  );
  const first = await look(opened, run, ledger, ctx);
  // A store that cannot be read shows only whether someone else changed it. That does not matter while a new login
  // is on its way to it; before a token is revoked, every store is read.
  const isIdle = ledger === undefined ? first.world.tokens !== undefined : isSettled(ledger);
  const mayRetire = ledger?.phase === 'stored';
  // A store that an earlier run wrote may have been changed since.
  const isResumed = ledger?.phase === 'storing' && run.held === undefined;
  const isDue = isIdle && !mayRetire && reasons(first.world).length > 0;
  if (!isResumed && (!isIdle || isDue)) return first;
  const blind = opened.stores.filter(
    ({ name, readable }) => !readable && writeResult(run, name).result !== 'done',
  );
  return blind.length === 0 ? first : look(opened, await readStores(blind, first.run, ctx), ledger, ctx);
}

function isSettled({ phase }: LedgerRecord): boolean {
  return phase === 'stored' || phase === 'settled';
}

async function list({ token }: OpenCredential, ctx: Context): Promise<readonly Token[] | undefined> {
  if (token.kind === 'overlap') return token.list(ctx);
  if (token.kind !== 'replace' || token.chooses === 'client') return undefined;
  const current = await token.current(ctx);
  return current ? [current] : [];
}

async function readStores(stores: readonly Store[], run: RunMemory, ctx: Context): Promise<RunMemory> {
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

async function look(
  opened: OpenCredential,
  before: RunMemory,
  ledger: LedgerRecord | undefined,
  ctx: Context,
): Promise<Observation> {
  const found = await locateLogins(opened, ledger, before, ctx);
  const { current, supplied } = found;
  const stores = opened.stores.map((store) => view(store, ledger, found.run, opened));
  const run = rememberFormer(found.run, opened, ledger, found.former);
  const former = run.former
    .filter(
      (login) => !(current && isSameLogin(login, current)) && !(supplied && isSameLogin(login, supplied)),
    )
    .map((login): JudgedLogin => ({ ...login, verdict: verdictOf(run, login) }));
  const world: World = {
    now: ctx.clock.now(),
    policy: opened.policy,
    preflight: run.preflight,
    ...defined({ ledger, tokens: withHeldToken(run), current, supplied }),
    stores,
    former,
    gate: run.gate,
    failedRetires: run.failedRetires,
  };
  return { world, run };
}

/** Adds the token that this run got an answer for: a list may lag behind. */
function withHeldToken({ tokens, held }: RunMemory): readonly Token[] | undefined {
  if (!tokens || held?.id === undefined) return tokens;
  const { id, generation, username, expiresAt } = held;
  const isListed = tokens.some((token) => token.id === id);
  return isListed ? tokens : [...tokens, { id, generation, username, ...defined({ expiresAt }) }];
}

function view(
  store: Store,
  ledger: LedgerRecord | undefined,
  run: RunMemory,
  opened: OpenCredential,
): StoreView {
  const { name, holds, readable } = store;
  const state = run.states[name];
  const seen = { name, holds, readable, written: writeResult(run, name) };
  if (seen.written.result === 'done' && !readable) return { ...seen, has: ledger ? 'current' : 'other' };
  if (state?.exists === false) return { ...seen, has: 'nothing' };
  if (state?.secret && ledger) {
    return { ...seen, has: holdsCurrent(state, ledger, opened) ? 'current' : 'other' };
  }
  const isRecorded = ledger !== undefined && ledger.stores[name] === ledger.generation;
  return { ...seen, has: isRecorded && !wasChanged(state, ledger) ? 'current' : 'other' };
}

/** Notices by its date that a store which cannot be read was changed since (docs/faults.md F6, F21). */
function wasChanged(state: StoreState | undefined, { written: last }: LedgerRecord): boolean {
  return state?.updatedAt !== undefined && last !== undefined && state.updatedAt > Date.parse(last) + SKEW;
}

/** Keeps the secrets that stores have now: once a store is written, its old secret cannot be read any more. */
function rememberFormer(
  run: RunMemory,
  opened: OpenCredential,
  ledger: LedgerRecord | undefined,
  named: readonly Login[],
): RunMemory {
  const former = [...run.former];
  const stored = Object.values(run.states).flatMap(({ secret, username }): Login[] =>
    secret ? [{ secret, username: username ?? usernameOf(opened, ledger) }] : [],
  );
  for (const login of [...stored, ...named]) {
    if (!former.some((one) => isSameLogin(one, login))) former.push(login);
  }
  return { ...run, former };
}
