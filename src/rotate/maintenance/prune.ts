import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { fail } from '../../errors/error.js';
import type { Overlap, Token } from '../../registries/contract.js';
import type { LedgerRecord } from '../ledger/record.js';
import { reportError } from '../report/report.js';
import type { ErrorReport } from '../report/report.js';
import type { Work } from '../engine/work.js';

/** What was found dangling, and what became of it. */
export interface PruneReport {
  readonly credential: string;
  readonly tokens: readonly {
    readonly id: string;
    readonly generation: number;
    readonly outcome: 'dangling' | 'ended' | 'failed';
    readonly error?: ErrorReport;
  }[];
  /** Why nothing was looked for. */
  readonly skipped?: string;
  readonly error?: ErrorReport;
}

/**
 * Tokens that carry our name and that no ledger knows: left by a run that died and whose ledger was lost, or
 * by another configuration. Ends them only when `apply` says so, and only while no rotation is under way.
 */
export async function prune(work: Work, apply: boolean, outer: Context): Promise<PruneReport> {
  const ctx = work.context(outer);
  const { credential } = work.policy;
  const { token } = work;
  if (token.kind !== 'overlap') return { credential, tokens: [], skipped: 'it has one token only' };
  try {
    const look = await dangling(work, token, ctx);
    if (typeof look === 'string') return { credential, tokens: [], skipped: look };
    if (!apply || look.length === 0) {
      const tokens = look.map(({ id, generation }) => ({ id, generation, outcome: 'dangling' as const }));
      return { credential, tokens };
    }
    return await end(work, token, ctx);
  } catch (error) {
    return { credential, tokens: [], error: reportError(asRegcredError(error)) };
  }
}

type Dangling = Token & { readonly generation: number };

async function dangling(work: Work, token: Overlap, ctx: Context): Promise<readonly Dangling[] | string> {
  const record = await work.ledger.read(work.policy.credential, ctx);
  if (!record) return 'the ledger does not know it yet; `regcred rotate` adopts what is there';
  if (record.phase !== 'stored' && record.phase !== 'settled') return 'a rotation is under way';
  return (await token.list(ctx)).filter((one) => isDangling(one, record));
}

/**
 * Generation 0 is left alone: it bears the plain name, which a person may have given. So are numbers above the
 * ledger's: they come from a newer ledger, and stores may hold them (docs/faults.md F27).
 */
function isDangling(token: Token, { generation, token: current, former }: LedgerRecord): token is Dangling {
  if (token.generation === undefined || token.generation === 0) return false;
  const isRecorded = token.id === current?.id || former.some(({ id }) => id === token.id);
  return !isRecorded && token.generation < generation;
}

/** Looks again under the lock, because another run may have minted since. */
async function end(work: Work, token: Overlap, ctx: Context): Promise<PruneReport> {
  const { credential } = work.policy;
  const hold = await work.ledger.hold(credential, ctx);
  if (!hold) return { credential, tokens: [], skipped: 'another run is at work' };
  try {
    const look = await dangling(work, token, ctx);
    if (typeof look === 'string') return { credential, tokens: [], skipped: look };
    const tokens: PruneReport['tokens'][number][] = [];
    for (const { id, generation } of look) {
      await hold.confirm();
      if (ctx.signal.aborted) fail('E_INTERRUPTED', { signal: 'the signal to stop' });
      tokens.push({ id, generation, ...(await revoke(token, id, ctx)) });
    }
    return { credential, tokens };
  } finally {
    await hold
      .release()
      .catch(() => ctx.log.warning(`The lock of ${work.ledger.name} could not be removed.`));
  }
}

async function revoke(
  token: Overlap,
  id: string,
  ctx: Context,
): Promise<Pick<PruneReport['tokens'][number], 'outcome' | 'error'>> {
  try {
    await token.revoke(id, ctx);
    return { outcome: 'ended' };
  } catch (error) {
    return { outcome: 'failed', error: reportError(asRegcredError(error)) };
  }
}
