import { regcredError } from '../../errors/error.js';
import type { RegcredError } from '../../errors/error.js';
import { reasons } from './due.js';
import type { Reason } from './due.js';
import { danglingOrphan, isInNoStore, nextGeneration, unretired } from './generations.js';
import type { LedgerRecord } from '../ledger/record.js';
import { obstacle } from './obstacle.js';
import type { Step } from './step.js';
import type { Asked, StoreView, Value, World } from './world.js';

// Clocks may differ by this much between machines (docs/faults.md F20).
const SKEW = 10 * 60_000;
// A lock is confirmed between two steps, and a step must be shorter than its lease.
const STORES_AT_ONCE = 50;

/**
 * The one next step for a credential, whatever its class (docs/architecture.md, section 5).
 * Pure and total: the same world gives the same step, and every world gives one.
 *
 * Where an earlier run stopped is seen from the ledger's phase and from who holds the value: this run, a
 * store, the escrow, or nobody. A value that nobody holds is never looked for: the next generation takes its
 * place, and what may have been minted of the lost one is ended like any old token.
 */
export function decide(world: World): Step {
  const { ledger, now, policy } = world;
  if (ledger && Date.parse(ledger.since) > now + SKEW) {
    return stuck(regcredError('E_CLOCK', { credential: policy.credential, since: ledger.since }));
  }
  if (ledger?.phase === 'minting') return resumeMinting(world, ledger);
  if (ledger?.phase === 'sealed' || ledger?.phase === 'storing') {
    return world.value ? establish(world, world.value) : abandon(world, ['lost']);
  }
  // Nothing has been changed yet, and nothing will be while the registry does not answer.
  if (world.value?.verdict.answer === 'unknown') return stuck(world.value.verdict.error);
  const because = reasons(world);
  if (because.length > 0) return (ledger && makeRoom(world, ledger, because)) ?? renew(world, because);
  return ledger ? maintain(world, ledger) : { step: 'rest' };
}

// What a person asks for at once ends what came before as well (`--now`); of the others, only what is planned.
const ORDERLY: readonly Reason[] = ['age', 'expiry', 'now'];

/** What can be ended is ended before the next token is made, because slots are few. */
function makeRoom(world: World, ledger: LedgerRecord, because: readonly Reason[]): Step | undefined {
  // Somebody may have put the old secret back into a store.
  const isEverywhere = world.stores.every(({ has }) => has === 'value');
  if (!isEverywhere || because.some((reason) => !ORDERLY.includes(reason))) return undefined;
  const old = ledger.phase === 'stored' ? unretired(ledger) : [];
  const step = old.length > 0 ? endFormer(world, ledger, old) : undefined;
  return step?.step === 'gate' || step?.step === 'retire' ? step : undefined;
}

/**
 * The value of an unfinished generation is of no use. What no store was ever given is ended at once, so that
 * failing runs do not pile up tokens; what a store may hold is ended like any old token.
 */
function abandon(world: World, because: readonly Reason[]): Step {
  const { ledger, tokens, policy } = world;
  const id = ledger?.token?.id;
  const isAlive = id !== undefined && tokens?.some((token) => token.id === id);
  // Where slots are few, what was seen to be in no store makes room at once.
  const isUnused = ledger?.phase === 'sealed' || (policy.slots !== undefined && isInNoStore(world));
  if (policy.class === 'overlap' && isUnused && isAlive) return retire(world, id, 'orphan');
  return renew(world, because);
}

/** The ledger says that a token of this generation may exist; no store can have it. */
function resumeMinting(world: World, ledger: LedgerRecord): Step {
  const { generation } = ledger;
  if (world.value) return { step: 'seal', generation, because: [] };
  // The class was changed in the configuration since.
  const { class: kind } = world.policy;
  if (kind === 'replace-chosen' || kind === 'supplied') return renew(world, ['lost']);
  const orphan = danglingOrphan(world);
  if (orphan) return retire(world, orphan, 'orphan');
  return afterPreflight(world, generation, ['lost'], { step: 'mint', generation, because: ['lost'] });
}

/** A new generation, but only when nothing stands in its way. */
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

/** What a person set is tried before anything is noted of it. */
function takeSupplied(world: World, { verdict }: Asked, because: readonly Reason[]): Step {
  const generation = nextGeneration(world);
  if (verdict.answer === 'untried')
    return afterPreflight(world, generation, because, { step: 'verify', what: 'supplied' });
  if (verdict.answer === 'unknown') return stuck(verdict.error);
  if (verdict.answer === 'rejected') return stuck(regcredError('E_SUPPLIED_REFUSED', world.policy));
  return afterPreflight(world, generation, because, { step: 'seal', generation, because });
}

/** Brings the value that somebody holds to the registry and to every store. */
function establish(world: World, value: Value): Step {
  const generation = world.ledger?.generation ?? 0;
  if (!value.minted) {
    return afterPreflight(world, generation, [], { step: 'mint', generation, because: [] });
  }
  const { answer } = value.verdict;
  if (answer === 'untried') return { step: 'verify', what: 'value' };
  if (answer === 'unknown') return stuck(value.verdict.error);
  if (answer === 'rejected') {
    // What this run has just made is not made again in the same run: something else is wrong.
    return value.fresh ? stuck(regcredError('E_VERIFY_FAILED', world.policy)) : abandon(world, ['refused']);
  }
  return distribute(world) ?? { step: 'settle' };
}

/** Every store is tried before the first failure counts, so that the next run has less to do. */
function distribute(world: World): Step | undefined {
  const behind = world.stores.filter(({ has }) => has !== 'value');
  const next = behind.filter(({ written }) => written.result === 'untried').map(({ name }) => name);
  if (next.length > 0) {
    const generation = world.ledger?.generation ?? 0;
    return afterPreflight(world, generation, [], { step: 'write', stores: next.slice(0, STORES_AT_ONCE) });
  }
  for (const { written } of behind) if (written.result === 'failed') return stuck(written.error);
  return behind[0] && stuck(regcredError('E_STORE_MISMATCH', { store: behind[0].name }));
}

/** Every store was given the value: what is left is to mend stores, and to end what came before. */
function maintain(world: World, ledger: LedgerRecord): Step {
  const mend = world.value && distribute(world);
  if (mend) return world.value?.verdict.answer === 'untried' ? { step: 'verify', what: 'value' } : mend;
  if (world.stores.some(wasWritten)) return { step: 'settle' };
  if (ledger.phase === 'settled') return { step: 'rest' };
  const orphan = danglingOrphan(world);
  if (orphan) return retire(world, orphan, 'orphan');
  const old = unretired(ledger);
  return old.length > 0 ? endFormer(world, ledger, old) : finish(world);
}

/**
 * The retire gate (docs/architecture.md, section 5): every store at the generation, grace over, nobody still
 * at work.
 */
function endFormer(world: World, ledger: LedgerRecord, old: readonly string[]): Step {
  const { policy, gate, now } = world;
  if (policy.now === undefined) {
    const until = Date.parse(ledger.cutover ?? ledger.since) + policy.grace;
    if (now < until)
      return { step: 'wait', until, why: 'The old secret stays good until its grace is over.' };
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

/** Done is what is proved: the old secret refused, the new one accepted (docs/faults.md F10). */
function finish(world: World): Step {
  // A short-lived token ends by itself, later.
  if (world.policy.class === 'refresh') return { step: 'clear' };
  for (const { verdict } of world.former) {
    if (verdict.answer === 'untried') return { step: 'prove' };
    if (verdict.answer === 'unknown') return stuck(verdict.error);
    if (verdict.answer === 'accepted') return stuck(regcredError('E_REVOKE_UNPROVED', world.policy));
  }
  const listed = world.ledger?.former.some(({ id }) => world.tokens?.some((token) => token.id === id));
  return listed ? { step: 'prove' } : { step: 'clear' };
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
