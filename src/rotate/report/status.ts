import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { decide } from '../engine/decide.js';
import { nextDue } from '../engine/due.js';
import { observe } from '../engine/observe.js';
import { words } from '../plan/planned-calls.js';
import { reportError } from './report.js';
import type { ErrorReport } from './report.js';
import { newRun } from '../engine/run.js';
import type { Work } from '../engine/work.js';
import type { World } from '../engine/world.js';

/** How one credential is, by one look that changes nothing. No secrets. */
export interface CredentialStatus {
  readonly credential: string;
  readonly registry: string;
  readonly token: string;
  /** Whether a rotation would do something now. */
  readonly due: boolean;
  readonly why: string;
  readonly generation?: number;
  readonly ageDays?: number;
  /** ISO 8601. */
  readonly expires?: string;
  readonly nextDue?: string;
  /** Tokens of ours that are alive, where the registry lists them. */
  readonly tokens?: number;
  readonly stores: readonly { readonly store: string; readonly holds: Holding }[];
  readonly error?: ErrorReport;
}

/** `drift`: something else than the current secret. */
export type Holding = 'current' | 'drift' | 'nothing' | 'unseen';

/** Never throws for what a rotation would report. */
export async function status(work: Work, outer: Context): Promise<CredentialStatus> {
  const ctx = work.context(outer);
  const { credential, registry, token } = work.policy;
  const base = { credential, registry, token };
  try {
    const { world } = await observe(work, newRun, ctx);
    return { ...base, ...seen(world) };
  } catch (error) {
    return {
      ...base,
      due: true,
      why: 'it cannot be seen',
      stores: [],
      error: reportError(asRegcredError(error)),
    };
  }
}

function seen(world: World): Omit<CredentialStatus, 'credential' | 'registry' | 'token'> {
  const { ledger, policy, tokens } = world;
  const day = 86_400_000;
  return {
    ...judge(world),
    ...(ledger && {
      generation: ledger.generation,
      ageDays: Math.max(0, Math.floor((world.now - Date.parse(ledger.since)) / day)),
      ...(ledger.expires !== undefined && { expires: ledger.expires }),
      nextDue: new Date(nextDue(ledger, policy)).toISOString(),
    }),
    ...(tokens && { tokens: tokens.length }),
    stores: world.stores.map(({ name, has }) => ({ store: name, holds: HOLDS[has] })),
  };
}

const HOLDS = { value: 'current', other: 'drift', nothing: 'nothing', unseen: 'unseen' } as const;

function judge(world: World): Pick<CredentialStatus, 'due' | 'why'> {
  const step = decide(world);
  if (step.step === 'rest') return { due: false, why: 'nothing due' };
  if (step.step === 'wait') return { due: false, why: step.why };
  if (step.step === 'stuck') return { due: true, why: step.error.message };
  const because = 'because' in step ? step.because.map((reason) => words[reason]).join(' and ') : '';
  return { due: true, why: because || 'a rotation is unfinished' };
}
