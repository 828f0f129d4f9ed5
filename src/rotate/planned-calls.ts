import type { Reason } from './due.js';
import type { Step } from './step.js';
import type { Work } from './work.js';
import type { World } from './world.js';

/** The calls of a step that change something, in the words of the modules that send them. */
export function plannedCalls(step: Step, world: World, work: Work): readonly string[] {
  const { ledger, policy } = work;
  const note = ledger.call ? [ledger.call(policy.credential)] : [];
  switch (step.step) {
    case 'mint':
      return [
        ...(policy.class === 'replace-chosen' || world.ledger?.phase === 'minting' ? [] : note),
        ...minting(work),
      ];
    case 'seal':
    case 'settle':
    case 'clear':
      return note;
    case 'write': {
      const calls = work.stores
        .filter(({ name }) => step.stores.includes(name))
        .flatMap((store) => store.calls);
      // One before the first store is written, and one with what became of it.
      return [...(world.ledger?.phase === 'sealed' ? note : []), ...calls, ...note];
    }
    case 'retire': {
      const calls = callsOf(work, 'revoke').map((call) =>
        call.replaceAll('{id}', encodeURIComponent(step.token)),
      );
      return [...calls, ...(step.why === 'former' ? note : [])];
    }
    default:
      return [];
  }
}

function minting(work: Work): readonly string[] {
  return ['create', 'replace', 'regenerate', 'issue'].flatMap((method) => callsOf(work, method));
}

function callsOf({ token: { calls } }: Work, method: string): readonly string[] {
  return Object.entries(calls)
    .filter(([name]) => name === method || name.startsWith(`${method}-`))
    .map(([, call]) => call);
}

/** Why a step would be taken, in one sentence. */
export function whyOf(step: Step, { policy, ledger }: World): string {
  switch (step.step) {
    case 'preflight':
      return 'See that every later step will be allowed; this only reads.';
    case 'mint':
      return `Make generation ${step.generation} of ${policy.token}${because(step.because)}.`;
    case 'seal':
      return `Note generation ${step.generation} in the ledger${policy.hasEscrow ? ', sealed to the escrow key' : ''}${because(step.because)}.`;
    case 'verify':
      return `Log in to ${policy.registry} with the new secret.`;
    case 'write':
      return `Give it to ${step.stores.join(', ')}.`;
    case 'settle':
      return 'Note in the ledger that every store has it.';
    case 'gate':
      return 'See whether anybody may still be using the old secret; this only reads.';
    case 'retire':
      return step.why === 'orphan'
        ? `End ${step.token}, which an earlier run made and nobody holds.`
        : `End the old token ${step.token}.`;
    case 'prove':
      return 'See that the old secret is refused and the new one accepted.';
    case 'clear':
      return `Note in the ledger that generation ${ledger?.generation ?? 0} is all there is.`;
    case 'wait':
      return step.why;
    default:
      return '';
  }
}

function because(reasons: readonly Reason[]): string {
  return reasons.length === 0 ? '' : `, because ${reasons.map((reason) => words[reason]).join(' and ')}`;
}

/** Reasons in words, after "because". */
export const words: Readonly<Record<Reason, string>> = {
  first: 'its age is not known yet',
  age: 'its time is over',
  expiry: 'it is about to end by itself',
  lost: 'nobody holds the secret of an unfinished rotation',
  gone: 'the registry has ended its token',
  refused: 'the registry does not accept it',
  drift: 'a store does not hold it',
  unproved: 'the old secret was not seen to be refused',
  supplied: 'a new secret was supplied',
  now: 'it was asked for',
};
