import { regcredError } from '../../errors/error.js';
import type { RegcredError } from '../../errors/error.js';
import type { LedgerRecord } from '../ledger/record.js';
import { reasons } from './due.js';
import type { Reason } from './due.js';
import { danglingOrphan, isInNoStore, nextGeneration, unretired } from './generations.js';
import { obstacle } from './obstacle.js';
import type { Step } from './step.js';
import type { CurrentLogin, JudgedLogin, StoreView, World } from './world.js';

// Clocks may differ by this much between machines (docs/faults.md F20).
const SKEW = 10 * 60_000;
// The lock is confirmed between two steps, so a step must be shorter than its lease.
const STORES_AT_ONCE = 50;

/**
 * Names the one next step for a credential of any class (docs/architecture.md, section 5).
 * Pure and total: the same world gives the same step, and every world gives one.
 *
 * The ledger's phase and the place of the current login (this run, a store, the escrow, none) show where an earlier
 * run stopped. A lost login is not searched for: the next generation replaces it, and a token that may have been
 * issued for it is revoked like any old one.
 */
export function decide(world: World): Step {
  const { ledger, now, policy } = world;
  if (ledger && Date.parse(ledger.since) > now + SKEW) {
    return stuck(regcredError('E_CLOCK', { credential: policy.credential, since: ledger.since }));
  }
  if (ledger?.phase === 'minting') return resumeMinting(world, ledger);
  if (ledger?.phase === 'sealed' || ledger?.phase === 'storing') {
    return world.current ? establish(world, world.current) : abandon(world, ['lost']);
  }
  // Nothing has changed yet, and nothing will while the registry does not answer.
  if (world.current?.verdict.answer === 'unknown') return stuck(world.current.verdict.error);
  const because = reasons(world);
  if (because.length > 0) return (ledger && makeRoom(world, ledger, because)) ?? renew(world, because);
  return ledger ? maintain(world, ledger) : { step: 'rest' };
}

// `now` revokes the generations before as well; the other reasons are the planned ones.
const ORDERLY: readonly Reason[] = ['age', 'expiry', 'now'];

/** Retires what can be retired before the next token is issued, because slots are few. */
function makeRoom(world: World, ledger: LedgerRecord, because: readonly Reason[]): Step | undefined {
  // A person may have put the old secret back into a store.
  const isEverywhere = world.stores.every(({ has }) => has === 'current');
  if (!isEverywhere || because.some((reason) => !ORDERLY.includes(reason))) return undefined;
  const old = ledger.phase === 'stored' ? unretired(ledger) : [];
  const step = old.length > 0 ? retireFormer(world, ledger, old) : undefined;
  return step?.step === 'gate' || step?.step === 'retire' ? step : undefined;
}

/**
 * Gives up an unfinished generation. A token that no store was given is revoked now, so that failing runs do not
 * pile up tokens; one that a store may have is retired like any old token.
 */
function abandon(world: World, because: readonly Reason[]): Step {
  const { ledger, tokens, policy } = world;
  const id = ledger?.token?.id;
  const isAlive = id !== undefined && tokens?.some((token) => token.id === id);
  // Where slots are few, a token that is seen to be in no store frees its slot now.
  const isUnused = ledger?.phase === 'sealed' || (policy.slots !== undefined && isInNoStore(world));
  if (policy.class === 'overlap' && isUnused && isAlive) return retire(world, id, 'orphan');
  return renew(world, because);
}

/** Continues from a record that says: a token of this generation may exist, and no store has it. */
function resumeMinting(world: World, ledger: LedgerRecord): Step {
  const { generation } = ledger;
  if (world.current) return { step: 'seal', generation, because: [] };
  // The class was changed in the configuration since.
  const { class: kind } = world.policy;
  if (kind === 'replace-chosen' || kind === 'supplied') return renew(world, ['lost']);
  const orphan = danglingOrphan(world);
  if (orphan) return retire(world, orphan, 'orphan');
  return afterPreflight(world, generation, ['lost'], { step: 'mint', generation, because: ['lost'] });
}

/** Begins a new generation unless something forbids it. */
function renew(world: World, because: readonly Reason[]): Step {
  const generation = nextGeneration(world);
  const error = obstacle(world);
  if (error) return stuck(error);
  switch (world.policy.class) {
    case 'supplied':
      return world.supplied ? takeSupplied(world, world.supplied, because) : { step: 'await', because };
    case 'replace-chosen':
      return afterPreflight(world, generation, because, { step: 'seal', generation, because });
    default:
      return afterPreflight(world, generation, because, { step: 'mint', generation, because });
  }
}

/** Verifies a login that a person supplied before any of it is recorded. */
function takeSupplied(world: World, { verdict }: JudgedLogin, because: readonly Reason[]): Step {
  const generation = nextGeneration(world);
  if (verdict.answer === 'untried')
    return afterPreflight(world, generation, because, { step: 'verify', what: 'supplied' });
  if (verdict.answer === 'unknown') return stuck(verdict.error);
  if (verdict.answer === 'rejected') return stuck(regcredError('E_SUPPLIED_REFUSED', world.policy));
  return afterPreflight(world, generation, because, { step: 'seal', generation, because });
}

/** Brings the current login to the registry and to every store. */
function establish(world: World, current: CurrentLogin): Step {
  const generation = world.ledger?.generation ?? 0;
  if (!current.minted) {
    return afterPreflight(world, generation, [], { step: 'mint', generation, because: [] });
  }
  const { answer } = current.verdict;
  if (answer === 'untried') return { step: 'verify', what: 'current' };
  if (answer === 'unknown') return stuck(current.verdict.error);
  if (answer === 'rejected') {
    // A run does not mint twice: a new login that is refused has another cause.
    return current.madeHere
      ? stuck(regcredError('E_VERIFY_FAILED', world.policy))
      : abandon(world, ['refused']);
  }
  return distribute(world) ?? { step: 'settle' };
}

/** Writes every store before the first failure counts, so that the next run has less to do. */
function distribute(world: World): Step | undefined {
  const behind = world.stores.filter(({ has }) => has !== 'current');
  const next = behind.filter(({ written }) => written.result === 'untried').map(({ name }) => name);
  if (next.length > 0) {
    const generation = world.ledger?.generation ?? 0;
    return afterPreflight(world, generation, [], { step: 'write', stores: next.slice(0, STORES_AT_ONCE) });
  }
  for (const { written } of behind) if (written.result === 'failed') return stuck(written.error);
  return behind[0] && stuck(regcredError('E_STORE_MISMATCH', { store: behind[0].name }));
}

/** Repairs stores and retires former tokens, once every store was given the current login. */
function maintain(world: World, ledger: LedgerRecord): Step {
  const repair = world.current && distribute(world);
  if (repair) {
    return world.current?.verdict.answer === 'untried' ? { step: 'verify', what: 'current' } : repair;
  }
  if (world.stores.some(wasWritten)) return { step: 'settle' };
  if (ledger.phase === 'settled') return { step: 'rest' };
  const orphan = danglingOrphan(world);
  if (orphan) return retire(world, orphan, 'orphan');
  const old = unretired(ledger);
  return old.length > 0 ? retireFormer(world, ledger, old) : finish(world);
}

/**
 * Retires a former token once every store has the current login, the grace has passed and the gate is open
 * (docs/architecture.md, section 5).
 */
function retireFormer(world: World, ledger: LedgerRecord, old: readonly string[]): Step {
  const { policy, gate, now } = world;
  if (policy.now === undefined) {
    const until = Date.parse(ledger.cutover ?? ledger.since) + policy.grace;
    if (now < until)
      return { step: 'wait', until, why: 'The old secret stays valid until the grace has passed.' };
    if (gate.answer === 'unasked') return { step: 'gate' };
    if (gate.answer === 'closed') return { step: 'wait', why: gate.why };
  }
  const next = old.find((id) => !Object.hasOwn(world.failedRetires, id)) ?? old[0] ?? '';
  return retire(world, next, 'former');
}

function retire({ failedRetires }: World, token: string, why: 'former' | 'orphan'): Step {
  const error = failedRetires[token];
  return error ? stuck(error) : { step: 'retire', token, why };
}

/** Finishes only on proof: the old secret is refused, the current one accepted (docs/faults.md F10). */
function finish(world: World): Step {
  // A short-lived token expires later; there is nothing to prove.
  if (world.policy.class === 'refresh') return { step: 'clear' };
  for (const { verdict } of world.former) {
    if (verdict.answer === 'untried') return { step: 'prove' };
    if (verdict.answer === 'unknown') return stuck(verdict.error);
    if (verdict.answer === 'accepted') return stuck(regcredError('E_REVOKE_UNPROVED', world.policy));
  }
  const isListed = world.ledger?.former.some(({ id }) => world.tokens?.some((token) => token.id === id));
  return isListed ? { step: 'prove' } : { step: 'clear' };
}

function afterPreflight(world: World, generation: number, because: readonly Reason[], step: Step): Step {
  if (world.preflight.result === 'failed') return stuck(world.preflight.error);
  return world.preflight.result === 'passed' ? step : { step: 'preflight', generation, because };
}

function wasWritten({ written }: StoreView): boolean {
  return written.result === 'done';
}

function stuck(error: RegcredError): Step {
  return { step: 'stuck', error };
}
