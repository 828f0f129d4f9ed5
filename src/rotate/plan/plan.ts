import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { act } from '../engine/act.js';
import { decide } from '../engine/decide.js';
import type { Reason } from '../engine/due.js';
import { observe } from '../engine/observe.js';
import type { OpenCredential } from '../engine/open-credential.js';
import { newRun } from '../engine/run-memory.js';
import type { Effect, Step } from '../engine/step.js';
import type { LedgerRecord } from '../ledger/record.js';
import { refreshNotices } from '../report/refresh-notices.js';
import { reportError } from '../report/report.js';
import type { ErrorReport } from '../report/report.js';
import { imagine } from './imagine.js';
import { plannedCalls, purposeOf } from './planned-calls.js';

/** What an `apply` would do to one credential, as far as that can be seen today. No secrets. */
export interface CredentialPlan {
  readonly credential: string;
  readonly registry: string;
  readonly token: string;
  readonly because: readonly Reason[];
  readonly steps: readonly PlannedStep[];
  /** What a person has to do in the registry's panel. */
  readonly panel?: string;
  readonly notices: readonly string[];
  /** Why a rotation would fail. */
  readonly error?: ErrorReport;
}

export interface PlannedStep {
  readonly step: Step['step'];
  /** Calls that change something, `METHOD https://…`, in order. */
  readonly calls: readonly string[];
  readonly why: string;
  /** ISO 8601; absent: at once. */
  readonly notBefore?: string;
}

/**
 * Looks and asks as a rotation would, and imagines the rest: a call that changes something is only named.
 * Never throws for what a rotation would report.
 */
export async function plan(opened: OpenCredential, outer: Context): Promise<CredentialPlan> {
  const ctx = opened.context(outer);
  const { credential, registry, token } = opened.policy;
  const base = { credential, registry, token, because: [], steps: [], notices: [] };
  try {
    const { ledger, ...imagined } = await imagineAll(opened, ctx);
    const notices = [...imagined.notices, ...refreshNotices(opened, ledger)];
    return { ...base, ...imagined, notices };
  } catch (error) {
    return { ...base, error: reportError(asRegcredError(error)) };
  }
}

interface Imagined extends Pick<CredentialPlan, 'because' | 'steps' | 'notices' | 'panel' | 'error'> {
  /** The real record, not the imagined one. */
  readonly ledger?: LedgerRecord;
}

async function imagineAll(opened: OpenCredential, ctx: Context): Promise<Imagined> {
  let { world, run } = await observe(opened, newRun, ctx);
  const real = defined({ ledger: world.ledger });
  const steps: PlannedStep[] = [];
  let because: readonly Reason[] = [];
  let notBefore: string | undefined;
  // As in rotate-credential.ts, with the wait for the grace in between.
  const most = 2 * (12 + opened.stores.length) + 20;
  for (let count = 0; count < most; count++) {
    const step = decide(world);
    if ('because' in step && because.length === 0) because = step.because;
    const found = { ...real, because, steps, notices: run.notices };
    if (step.step === 'rest') return found;
    if (step.step === 'stuck') return { ...found, error: reportError(step.error) };
    if (step.step === 'await') {
      return { ...found, panel: opened.token.kind === 'supplied' ? opened.token.panel : '' };
    }
    const calls = await plannedCalls(step, world, opened, ctx);
    const planned = { step: step.step, calls, why: purposeOf(step, world), ...defined({ notBefore }) };
    if (step.step === 'wait') {
      steps.push(planned);
      if (step.until === undefined) return found;
      notBefore = new Date(step.until).toISOString();
      world = { ...world, now: step.until, gate: { answer: 'open' } };
      continue;
    }
    if (isReal(step, steps)) {
      run = await act(step, world, run, opened, ctx);
      world = { ...world, preflight: run.preflight, gate: run.gate };
      if (step.step === 'gate') continue;
    } else {
      world = imagine(step, world, opened.token.example);
    }
    steps.push(planned);
  }
  return { ...real, because, steps, notices: run.notices };
}

/** Whether a step is taken for real: one that changes nothing, while the world is not imagined yet. */
function isReal(step: Effect, steps: readonly PlannedStep[]): boolean {
  const isUnchanged = steps.every(({ step: earlier }) => earlier === 'preflight');
  return step.step === 'preflight' || (step.step === 'gate' && isUnchanged);
}
