import type { Login } from '../../registries/contract.js';
import { formerTokens } from '../engine/generations.js';
import type { LedgerRecord } from '../ledger/record.js';
import type { Effect } from '../engine/step.js';
import type { CurrentLogin, World } from '../engine/world.js';

/** A placeholder for the id that the registry will assign. */
export const NEW_ID = '{id}';

/**
 * Returns the world after a step that succeeds. Pure: the counterpart of `act` for a plan, and for the proof that
 * `decide` stops from every world. The secret is made up.
 */
export function imagine(step: Effect, world: World, made: Login): World {
  const now = new Date(world.now).toISOString();
  const ledger = world.ledger;
  switch (step.step) {
    case 'preflight':
      return { ...world, preflight: { result: 'passed' } };
    case 'mint':
      return minted(step.generation, world, made);
    case 'seal':
      return sealed(step.generation, world, made);
    case 'verify':
      return step.what === 'supplied'
        ? { ...world, ...accept(world, 'supplied') }
        : { ...world, ...accept(world, 'current') };
    case 'write': {
      const isNamed = (name: string) => step.stores.includes(name);
      const stores = world.stores.map((store) =>
        isNamed(store.name)
          ? { ...store, has: 'current' as const, written: { result: 'done' as const } }
          : store,
      );
      if (ledger?.phase !== 'sealed' && ledger?.phase !== 'stored') return { ...world, stores };
      // Repairing a store restarts the grace.
      const { cutover: _cutover, ...rest } = ledger;
      return { ...world, stores, ledger: { ...rest, phase: 'storing' } };
    }
    case 'settle': {
      const stores = world.stores.map((store) => ({ ...store, written: { result: 'untried' as const } }));
      if (!ledger) return world;
      const { escrow, ...kept } = ledger;
      const phase = ledger.phase === 'settled' ? 'settled' : 'stored';
      return { ...world, stores, ledger: { ...kept, phase, cutover: ledger.cutover ?? now, written: now } };
    }
    case 'gate':
      return { ...world, gate: { answer: 'open' } };
    case 'retire':
      return retired(step.token, now, world);
    case 'prove':
      return {
        ...world,
        former: world.former.map((login) => ({ ...login, verdict: { answer: 'rejected' } })),
        ...(world.tokens && { tokens: world.tokens.filter(({ id }) => !isFormer(id, ledger)) }),
      };
    case 'clear': {
      if (!ledger) return world;
      const { unproved, escrow, ...kept } = ledger;
      return { ...world, ledger: { ...kept, phase: 'settled', settled: now, former: [] } };
    }
  }
}

function accept(world: World, what: 'current' | 'supplied'): Partial<World> {
  const found = world[what];
  return found ? { [what]: { ...found, verdict: { answer: 'accepted' } } } : {};
}

function minted(generation: number, world: World, { username, secret }: Login): World {
  const verdict = { answer: 'untried' } as const;
  if (world.policy.class === 'replace-chosen') {
    return world.current ? { ...world, current: { ...world.current, minted: true, verdict } } : world;
  }
  const current: CurrentLogin = { username, secret, madeHere: true, minted: true, sealed: false, verdict };
  const others = world.policy.class === 'replace-issued' ? [] : (world.tokens ?? []);
  const tokens = world.tokens && [...others, { id: NEW_ID, generation, username }];
  const ledger: LedgerRecord = {
    generation,
    phase: 'minting',
    since: new Date(world.now).toISOString(),
    former: world.ledger?.phase === 'minting' ? world.ledger.former : [...formerTokens(world)],
    stores: world.ledger?.stores ?? {},
  };
  return { ...world, ledger, current, ...(tokens && { tokens }), stores: world.stores.map(behind) };
}

function sealed(generation: number, world: World, made: Login): World {
  const { username, secret } = world.supplied ?? made;
  const minted = world.policy.class !== 'replace-chosen';
  const verdict = world.supplied?.verdict ?? { answer: 'untried' };
  const isMinted = world.ledger?.phase === 'minting' && world.current !== undefined;
  const current: CurrentLogin = isMinted
    ? { ...(world.current as CurrentLogin), sealed: true }
    : { username, secret, madeHere: true, minted, sealed: true, verdict };
  const ledger: LedgerRecord = {
    generation,
    phase: 'sealed',
    since: new Date(world.now).toISOString(),
    ...(world.policy.class === 'overlap' && { token: { id: NEW_ID, username } }),
    fingerprint: { salt: '', hmac: '' },
    former: world.ledger?.phase === 'minting' ? world.ledger.former : [...formerTokens(world)],
    stores: world.ledger?.stores ?? {},
  };
  const { supplied, ...rest } = world;
  const isListed = world.tokens?.some(({ id }) => id === NEW_ID) ?? true;
  const tokens = world.tokens && !isListed && [...world.tokens, { id: NEW_ID, generation, username }];
  return { ...rest, ledger, current, ...(tokens && { tokens }), stores: world.stores.map(behind) };
}

/** No store has a new secret yet. */
function behind(store: World['stores'][number]): World['stores'][number] {
  return { ...store, has: store.has === 'nothing' ? 'nothing' : 'other', written: { result: 'untried' } };
}

function retired(id: string, now: string, world: World): World {
  const { ledger } = world;
  const former = ledger?.former.map((token) => (token.id === id ? { ...token, retired: now } : token)) ?? [];
  return {
    ...world,
    ...(ledger && { ledger: { ...ledger, former } }),
    ...(world.tokens && { tokens: world.tokens.filter((token) => token.id !== id) }),
  };
}

function isFormer(id: string, ledger: LedgerRecord | undefined): boolean {
  return ledger?.former.some((token) => token.id === id) ?? false;
}
