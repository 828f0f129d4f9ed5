import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { fail } from '../../errors/error.js';
import type { Overlap, Token } from '../../registries/contract.js';
import type { LedgerRecord } from '../ledger/record.js';
import { reportError } from '../report/report.js';
import type { ErrorReport } from '../report/report.js';
import type { OpenCredential } from '../engine/open-credential.js';

/** The dangling tokens, and what was done with them. */
export interface PruneReport {
  readonly credential: string;
  readonly tokens: readonly {
    readonly id: string;
    readonly generation: number;
    readonly outcome: 'dangling' | 'revoked' | 'failed';
    readonly error?: ErrorReport;
  }[];
  /** Why no token was searched for. */
  readonly skipped?: string;
  readonly error?: ErrorReport;
}

/**
 * Finds tokens under our name that the ledger does not know: left by a run that died and lost its ledger, or by
 * another configuration. Revokes them only with `apply`, and only while no rotation is unfinished.
 */
export async function prune(opened: OpenCredential, apply: boolean, outer: Context): Promise<PruneReport> {
  const ctx = opened.context(outer);
  const { credential } = opened.policy;
  const { token } = opened;
  if (token.kind !== 'overlap') return { credential, tokens: [], skipped: 'it has only one token' };
  try {
    const look = await dangling(opened, token, ctx);
    if (typeof look === 'string') return { credential, tokens: [], skipped: look };
    if (!apply || look.length === 0) {
      const tokens = look.map(({ id, generation }) => ({ id, generation, outcome: 'dangling' as const }));
      return { credential, tokens };
    }
    return await revokeAll(opened, token, ctx);
  } catch (error) {
    return { credential, tokens: [], error: reportError(asRegcredError(error)) };
  }
}

type Dangling = Token & { readonly generation: number };

async function dangling(
  opened: OpenCredential,
  token: Overlap,
  ctx: Context,
): Promise<readonly Dangling[] | string> {
  const record = await opened.ledger.read(opened.policy.credential, ctx);
  if (!record) return 'the ledger does not know it yet; `regcred rotate` adopts the existing token';
  if (record.phase !== 'stored' && record.phase !== 'settled') return 'a rotation is unfinished';
  return (await token.list(ctx)).filter((one) => isDangling(one, record));
}

/**
 * Spares generation 0: a person may have given its plain name. Spares numbers above the ledger's: they come from a
 * newer ledger, and stores may have them (docs/faults.md F27).
 */
function isDangling(token: Token, { generation, token: current, former }: LedgerRecord): token is Dangling {
  if (token.generation === undefined || token.generation === 0) return false;
  const isRecorded = token.id === current?.id || former.some(({ id }) => id === token.id);
  return !isRecorded && token.generation < generation;
}

/** Looks again under the lock: another run may have issued a token since. */
async function revokeAll(opened: OpenCredential, token: Overlap, ctx: Context): Promise<PruneReport> {
  const { credential } = opened.policy;
  const hold = await opened.ledger.hold(credential, ctx);
  if (!hold) return { credential, tokens: [], skipped: 'another run is rotating it' };
  try {
    const look = await dangling(opened, token, ctx);
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
      .catch(() => ctx.log.warning(`The lock of ${opened.ledger.name} could not be removed.`));
  }
}

async function revoke(
  token: Overlap,
  id: string,
  ctx: Context,
): Promise<Pick<PruneReport['tokens'][number], 'outcome' | 'error'>> {
  try {
    await token.revoke(id, ctx);
    return { outcome: 'revoked' };
  } catch (error) {
    return { outcome: 'failed', error: reportError(asRegcredError(error)) };
  }
}
