import type { World } from './world.js';

/**
 * Why a credential needs a new secret.
 * `first`: the ledger knows nothing of it. `age`: its time is over. `lost`: nobody holds the secret of the
 * ledger's generation (an unfinished run, or every store was changed by somebody else). `refused`: the
 * registry does not accept it. `unproved`: the secret before it was not seen to be refused.
 */
export type Reason = 'first' | 'age' | 'lost' | 'refused' | 'unproved';

export function reasons({ ledger, value, now, policy }: World): readonly Reason[] {
  if (!ledger) return ['first'];
  const found: Reason[] = [];
  if (now >= nextDue(ledger, policy)) found.push('age');
  if (!value) found.push('lost');
  if (value?.verdict.answer === 'rejected') found.push('refused');
  if (ledger.unproved) found.push('unproved');
  return found;
}

/** Epoch milliseconds. */
export function nextDue({ since }: { since: string }, { every }: { every: number }): number {
  return Date.parse(since) + every;
}
