import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { decide } from '../engine/decide.js';
import { observe } from '../engine/observe.js';
import type { OpenCredential } from '../engine/open-credential.js';
import { newRun } from '../engine/run-memory.js';
import type { World } from '../engine/world.js';
import { ageOf } from './age.js';
import type { SecretAge } from './age.js';
import { reasonText } from './reason-words.js';
import { reportError } from './report.js';
import type { ErrorReport } from './report.js';

/** The state of one credential by one look, which changes nothing. No secrets. */
export interface CredentialStatus extends SecretAge {
  readonly credential: string;
  readonly registry: string;
  readonly token: string;
  /** Whether a rotation would do something now. */
  readonly due: boolean;
  readonly why: string;
  readonly generation?: number;
  /** How many tokens under our name are alive, where the registry lists them. */
  readonly tokens?: number;
  readonly stores: readonly { readonly store: string; readonly holds: Holding }[];
  readonly error?: ErrorReport;
}

/** `drift`: another secret than the current one. */
export type Holding = 'current' | 'drift' | 'nothing' | 'unseen';

/** Never throws for what a rotation would report. */
export async function status(opened: OpenCredential, outer: Context): Promise<CredentialStatus> {
  const ctx = opened.context(outer);
  const { credential, registry, token } = opened.policy;
  const base = { credential, registry, token };
  try {
    const { world } = await observe(opened, newRun, ctx);
    return { ...base, ...stateOf(world) };
  } catch (error) {
    const why = 'its state cannot be read';
    return { ...base, due: true, why, stores: [], error: reportError(asRegcredError(error)) };
  }
}

function stateOf(world: World): Omit<CredentialStatus, 'credential' | 'registry' | 'token'> {
  return {
    ...judge(world),
    ...defined({ generation: world.ledger?.generation }),
    ...ageOf(world),
    ...(world.tokens && { tokens: world.tokens.length }),
    stores: world.stores.map(({ name, has }) => ({ store: name, holds: HOLDS[has] })),
  };
}

const HOLDS = { current: 'current', other: 'drift', nothing: 'nothing', unseen: 'unseen' } as const;

function judge(world: World): Pick<CredentialStatus, 'due' | 'why'> {
  const step = decide(world);
  if (step.step === 'rest') return { due: false, why: 'nothing due' };
  if (step.step === 'wait') return { due: false, why: step.why };
  if (step.step === 'stuck') return { due: true, why: step.error.message };
  const because = 'because' in step ? reasonText(step.because) : '';
  return { due: true, why: because || 'a rotation is unfinished' };
}
