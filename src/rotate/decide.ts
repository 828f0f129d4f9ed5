import { fail } from '../errors.js';
import { reasons } from './due.js';
import type { Reason } from './due.js';
import type { Step } from './step.js';
import type { StoreView, Value, World } from './world.js';

// Clocks may differ by this much between machines (reference: faults F20).
const SKEW = 10 * 60_000;

/**
 * The one next step for a credential of the class *replace, client chooses* (design, section 5). Pure and
 * total: the same world gives the same step, and every world gives one.
 *
 * The order is preflight, seal, mint, verify, write each store, prove, settle. Where a run stopped is seen
 * from who holds the value: this run, a store, or nobody. Without an escrow, a value that nobody holds is
 * replaced by the next generation.
 */
export function decide(world: World): Step {
  const { ledger, value, now, policy } = world;
  if (ledger && Date.parse(ledger.since) > now + SKEW) {
    return stuck(fail('E_CLOCK', { credential: policy.credential, since: ledger.since }));
  }
  if (ledger && value?.fresh) return establish(world, value);
  // Nothing has been changed yet, and nothing will be while the registry does not answer.
  if (value?.verdict.answer === 'unknown') return stuck(value.verdict.error);
  const because = reasons(world);
  if (because.length > 0 || !ledger || !value) return renew(world, because);
  return establish(world, value);
}

/** A new generation, but only when nothing stands in its way. */
function renew(world: World, because: readonly Reason[]): Step {
  const { policy, ledger } = world;
  if (!policy.acceptDowntime) {
    const stores = world.stores.map(({ name }) => name).join(', ');
    const { credential, token } = policy;
    return stuck(fail('E_DOWNTIME_NOT_ACCEPTED', { credential, token, stores }));
  }
  return afterPreflight(world, because, {
    step: 'seal',
    generation: (ledger?.generation ?? 0) + 1,
    because,
  });
}

/** Brings the value that somebody holds to the registry and to every store. */
function establish(world: World, value: Value): Step {
  if (!value.minted) return { step: 'mint' };
  const { answer } = value.verdict;
  if (answer === 'untried') return { step: 'verify' };
  if (answer === 'unknown') return stuck(value.verdict.error);
  if (answer === 'rejected') return stuck(fail('E_VERIFY_FAILED', world.policy));
  return distribute(world);
}

/** Every store is tried before the first failure counts, so that the next run has less to do. */
function distribute(world: World): Step {
  const behind = world.stores.filter(({ holds }) => holds !== 'value');
  const next = behind.find(({ written }) => written.result === 'untried');
  if (next) return afterPreflight(world, [], { step: 'write', store: next.name });
  for (const { written } of behind) if (written.result === 'failed') return stuck(written.error);
  if (behind[0]) return stuck(fail('E_STORE_MISMATCH', { store: behind[0].name }));
  return finish(world);
}

/** Done is what is proved: the old secret refused, the new one accepted (reference: faults F10). */
function finish(world: World): Step {
  for (const { verdict } of world.former) {
    if (verdict.answer === 'untried') return { step: 'prove' };
    if (verdict.answer === 'unknown') return stuck(verdict.error);
    if (verdict.answer === 'accepted') return stuck(fail('E_REVOKE_UNPROVED', world.policy));
  }
  const isSettled = world.ledger?.phase === 'settled' && !world.stores.some(wasWritten);
  return { step: isSettled ? 'rest' : 'settle' };
}

function afterPreflight(world: World, because: readonly Reason[], step: Step): Step {
  if (world.preflight.result === 'failed') return stuck(world.preflight.error);
  return world.preflight.result === 'passed' ? step : { step: 'preflight', because };
}

function wasWritten({ written }: StoreView): boolean {
  return written.result === 'done';
}

function stuck(error: Extract<Step, { step: 'stuck' }>['error']): Step {
  return { step: 'stuck', error };
}
