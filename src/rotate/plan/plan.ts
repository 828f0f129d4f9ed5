import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { act } from '../engine/act.js';
import { decide } from '../engine/decide.js';
import type { Reason } from '../engine/due.js';
import { imagine } from './imagine.js';
import type { LedgerRecord } from '../ledger/record.js';
import { observe } from '../engine/observe.js';
import { plannedCalls, whyOf } from './planned-calls.js';
import { refreshNotices } from './refresh-notices.js';
import { reportError } from '../report/report.js';
import type { ErrorReport } from '../report/report.js';
import { newRun } from '../engine/run.js';
import type { Effect, Step } from '../engine/step.js';
import type { Work } from '../engine/work.js';

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
  /** What stands in the way. */
  readonly error?: ErrorReport;
}

export interface PlannedStep {
  readonly step: Step['step'];
  /** Calls that change something, `METHOD https://…`, in this order. */
  readonly calls: readonly string[];
  readonly why: string;
  /** ISO 8601; absent: at once. */
  readonly notBefore?: string;
}

/**
 * Looks and asks as a rotation would, and imagines the rest: everything that changes something is only named.
 * Never throws for what a rotation would report.
 */
export async function plan(work: Work, outer: Context): Promise<CredentialPlan> {
  const ctx = work.context(outer);
  const { credential, registry, token } = work.policy;
  const base = { credential, registry, token, because: [], steps: [], notices: [] };
  try {
    const { ledger, ...imagined } = await imagineAll(work, ctx);
    const notices = [...imagined.notices, ...refreshNotices(work, ledger)];
    return { ...base, ...imagined, notices };
  } catch (error) {
    return { ...base, error: reportError(asRegcredError(error)) };
  }
}

interface Imagined extends Pick<CredentialPlan, 'because' | 'steps' | 'notices' | 'panel' | 'error'> {
  /** As it is. */
  readonly ledger?: LedgerRecord;
}

async function imagineAll(work: Work, ctx: Context): Promise<Imagined> {
  let { world, run } = await observe(work, newRun, ctx);
  const seen = world.ledger && { ledger: world.ledger };
  const steps: PlannedStep[] = [];
  let because: readonly Reason[] = [];
  let notBefore: string | undefined;
  // As in rotate-one.ts, with the wait for the grace in between.
  const most = 2 * (12 + work.stores.length) + 20;
  for (let count = 0; count < most; count++) {
    const step = decide(world);
    const told = { ...seen, because, steps, notices: run.notices };
    if ('because' in step && because.length === 0) because = step.because;
    if (step.step === 'rest') return { ...told, because };
    if (step.step === 'stuck') return { ...told, because, error: reportError(step.error) };
    const calls = await plannedCalls(step, world, work, ctx);
    const planned = { step: step.step, calls, why: whyOf(step, world) };
    if (step.step === 'await') {
      const panel = work.token.kind === 'supplied' ? work.token.panel : '';
      return { ...told, because, panel };
    }
    if (step.step === 'wait') {
      steps.push({ ...planned, ...(notBefore !== undefined && { notBefore }) });
      if (step.until === undefined) return { ...told, because };
      notBefore = new Date(step.until).toISOString();
      world = { ...world, now: step.until, gate: { answer: 'open' } };
      continue;
    }
    if (isAsking(step, steps)) {
      run = await act(step, world, run, work, ctx);
      world = { ...world, preflight: run.preflight, gate: run.gate };
      if (step.step === 'gate') continue;
    } else {
      world = imagine(step, world, work.token.example);
    }
    steps.push({ ...planned, ...(notBefore !== undefined && { notBefore }) });
  }
  return { ...seen, because, steps, notices: run.notices };
}

/** What changes nothing is done for real, as long as the world is the real one. */
function isAsking(step: Effect, steps: readonly PlannedStep[]): boolean {
  const isReal = steps.every(({ step: earlier }) => earlier === 'preflight');
  return step.step === 'preflight' || (step.step === 'gate' && isReal);
}
