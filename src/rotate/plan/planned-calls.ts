import type { Context } from '../../context/context.js';
import type { Store } from '../../stores/contract.js';
import type { Reason } from '../engine/due.js';
import { mintRequest } from '../engine/mint-request.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { Step } from '../engine/step.js';
import type { World } from '../engine/world.js';
import { reasonText } from '../report/reason-words.js';

/**
 * Names the calls of a step that change something, in the words of the modules that send them. The calls for the
 * ledger's lease are left out (docs/rotation.md).
 */
export async function plannedCalls(
  step: Step,
  world: World,
  opened: OpenCredential,
  ctx: Context,
): Promise<readonly string[]> {
  const { ledger, policy } = opened;
  const record = ledger.call ? [ledger.call(policy.credential)] : [];
  switch (step.step) {
    case 'mint':
      return [
        ...(policy.class === 'replace-chosen' || world.ledger?.phase === 'minting' ? [] : record),
        ...(await mintCalls(step.generation, world, opened, ctx)),
      ];
    case 'seal':
    case 'settle':
    case 'clear':
      return record;
    case 'write': {
      const written = opened.stores.filter(({ name }) => step.stores.includes(name));
      const calls = await Promise.all(written.map((store) => writeCalls(store, world, opened, ctx)));
      // One before the first store is written, and one with the results.
      const isFirst = world.ledger?.phase === 'sealed' || world.ledger?.phase === 'stored';
      return [...(isFirst ? record : []), ...calls.flat(), ...record];
    }
    case 'retire':
      return [...revokeCalls(step.token, opened, ctx), ...(step.why === 'former' ? record : [])];
    default:
      return [];
  }
}

async function mintCalls(generation: number, world: World, { token }: OpenCredential, ctx: Context) {
  const exact = await token.callsToMint?.(mintRequest(generation, world), ctx);
  return (
    exact ?? ['create', 'replace', 'regenerate', 'issue'].flatMap((method) => callsOf(token.calls, method))
  );
}

async function writeCalls(store: Store, { current }: World, { token }: OpenCredential, ctx: Context) {
  const { username } = current ?? token.example;
  return (await store.callsNow?.(username, ctx)) ?? store.calls;
}

function revokeCalls(id: string, { token }: OpenCredential, ctx: Context): readonly string[] {
  const exact = token.callsToRevoke?.(id, ctx);
  return (
    exact ?? callsOf(token.calls, 'revoke').map((call) => call.replaceAll('{id}', encodeURIComponent(id)))
  );
}

function callsOf(calls: Readonly<Record<string, string>>, method: string): readonly string[] {
  return Object.entries(calls)
    .filter(([name]) => name === method || name.startsWith(`${method}-`))
    .map(([, call]) => call);
}

/** Says in one sentence what a step is for. */
export function purposeOf(step: Step, { policy, ledger }: World): string {
  switch (step.step) {
    case 'preflight':
      return 'Check that every later step is allowed. Changes nothing.';
    case 'mint':
      return `Issue generation ${step.generation} of ${policy.token}${because(step.because)}.`;
    case 'seal':
      return `Record generation ${step.generation} in the ledger${policy.hasEscrow ? ', its secret sealed to the escrow key' : ''}${because(step.because)}.`;
    case 'verify':
      return `Log in to ${policy.registry} with the new secret.`;
    case 'write':
      return `Write it to ${step.stores.join(', ')}.`;
    case 'settle':
      return 'Record in the ledger: every store has it.';
    case 'gate':
      return 'Check whether a job may still use the old secret. Changes nothing.';
    case 'retire':
      return step.why === 'orphan'
        ? `Revoke ${step.token}: an earlier run issued it and lost its secret.`
        : `Revoke the old token ${step.token}.`;
    case 'prove':
      return 'Check that the old secret is refused and the new one accepted.';
    case 'clear':
      return `Record in the ledger: generation ${ledger?.generation ?? 0} is in every store, and the rotation is done.`;
    case 'wait':
      return step.why;
    default:
      return '';
  }
}

function because(reasons: readonly Reason[]): string {
  return reasons.length === 0 ? '' : `, because ${reasonText(reasons)}`;
}
