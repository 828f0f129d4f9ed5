import type { Context } from '../../context/context.js';
import type { Store } from '../../stores/contract.js';
import type { Reason } from '../engine/due.js';
import { mintRequest } from '../engine/mint-request.js';
import type { Step } from '../engine/step.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { World } from '../engine/world.js';

/**
 * The calls of a step that change something, in the words of the modules that send them. Of the ledger those that
 * note something; its lease is taken and given back besides (docs/rotation.md).
 */
export async function plannedCalls(
  step: Step,
  world: World,
  opened: OpenCredential,
  ctx: Context,
): Promise<readonly string[]> {
  const { ledger, policy } = opened;
  const note = ledger.call ? [ledger.call(policy.credential)] : [];
  switch (step.step) {
    case 'mint':
      return [
        ...(policy.class === 'replace-chosen' || world.ledger?.phase === 'minting' ? [] : note),
        ...(await minting(step.generation, world, opened, ctx)),
      ];
    case 'seal':
    case 'settle':
    case 'clear':
      return note;
    case 'write': {
      const written = opened.stores.filter(({ name }) => step.stores.includes(name));
      const calls = await Promise.all(written.map((store) => writing(store, world, opened, ctx)));
      // One before the first store is written, and one with what became of it.
      const isFirst = world.ledger?.phase === 'sealed' || world.ledger?.phase === 'stored';
      return [...(isFirst ? note : []), ...calls.flat(), ...note];
    }
    case 'retire':
      return [...retiring(step.token, opened, ctx), ...(step.why === 'former' ? note : [])];
    default:
      return [];
  }
}

async function minting(generation: number, world: World, opened: OpenCredential, ctx: Context) {
  const { token } = opened;
  const exact = await token.callsToMint?.(mintRequest(generation, world), ctx);
  return (
    exact ?? ['create', 'replace', 'regenerate', 'issue'].flatMap((method) => callsOf(token.calls, method))
  );
}

async function writing(store: Store, { current }: World, { token }: OpenCredential, ctx: Context) {
  const { username } = current ?? token.example;
  return (await store.callsNow?.(username, ctx)) ?? store.calls;
}

function retiring(id: string, { token }: OpenCredential, ctx: Context): readonly string[] {
  const known = token.callsToRevoke?.(id, ctx);
  return (
    known ?? callsOf(token.calls, 'revoke').map((call) => call.replaceAll('{id}', encodeURIComponent(id)))
  );
}

function callsOf(calls: Readonly<Record<string, string>>, method: string): readonly string[] {
  return Object.entries(calls)
    .filter(([name]) => name === method || name.startsWith(`${method}-`))
    .map(([, call]) => call);
}

/** Why a step would be taken, in one sentence. */
export function purposeOf(step: Step, { policy, ledger }: World): string {
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
  return reasons.length === 0
    ? ''
    : `, because ${reasons.map((reason) => reasonWords[reason]).join(' and ')}`;
}

/** Reasons in words, after "because". */
export const reasonWords: Readonly<Record<Reason, string>> = {
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
