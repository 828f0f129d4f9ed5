import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { fail, regcredError } from '../../errors/error.js';
import { createHttp } from '../../http/create-http.js';
import type { Hold } from '../ledger/ledger.js';
import { rejectStaleReads } from '../ledger/reject-stale-reads.js';
import type { RotationExit } from '../report/exit.js';
import { reportCredential } from '../report/report.js';
import type { CredentialReport, RotationOutcome } from '../report/report.js';
import { act } from './act.js';
import { decide } from './decide.js';
import type { Reason } from './due.js';
import { observe } from './observe.js';
import type { OpenCredential } from './open-credential.js';
import { newRun } from './run-memory.js';
import type { RunMemory } from './run-memory.js';
import type { Effect, Step, Stop } from './step.js';
import type { World } from './world.js';

/** The three parts of a rotation (docs/architecture.md, section 5). Tests pass faulty ones and expect to see it. */
export interface Engine {
  readonly observe: typeof observe;
  readonly decide: typeof decide;
  readonly act: typeof act;
}

export interface CredentialResult {
  readonly report: CredentialReport;
  readonly exit: RotationExit;
}

/** How far the loop over one credential has come. */
class Progress {
  world: World | undefined;
  run: RunMemory = newRun;
  because: readonly Reason[] = [];
  wrote: string[] = [];
  retired: string[] = [];
  minted = false;
  /** An earlier run began this rotation. */
  resumed = false;
  steps = 0;
}

/** Rotates one credential as far as possible now. A failure is part of the report. */
export async function rotateCredential(
  given: OpenCredential,
  outer: Context,
  engine: Engine = { observe, decide, act },
): Promise<CredentialResult> {
  const opened: OpenCredential = { ...given, ledger: rejectStaleReads(given.ledger) };
  const ctx = opened.context(outer);
  const progress = new Progress();
  try {
    const first = await nextStep(progress, opened, engine, ctx);
    // A run with nothing to do takes no lock, and so writes nothing at all.
    const stop = isStop(first) ? first : await underLock(progress, opened, engine, ctx);
    return conclude(opened, progress, stop);
  } catch (error) {
    return conclude(opened, progress, { step: 'stuck', error: asRegcredError(error) });
  }
}

async function nextStep(
  progress: Progress,
  opened: OpenCredential,
  { observe, decide }: Engine,
  ctx: Context,
): Promise<Step> {
  const { world, run } = await observe(opened, progress.run, ctx);
  progress.world = world;
  progress.run = run;
  return decide(world);
}

/** Looks again under the lock: the world may have changed before it was taken. */
async function underLock(
  progress: Progress,
  opened: OpenCredential,
  engine: Engine,
  ctx: Context,
): Promise<Stop | undefined> {
  const hold = await opened.ledger.hold(opened.policy.credential, ctx);
  if (!hold) return undefined;
  try {
    progress.run = newRun;
    return await loop(progress, opened, hold, engine, ctx);
  } finally {
    // A lock that stays would block this credential until its lease expires.
    await hold
      .release(ctx.signal.aborted ? unstopped(ctx, opened) : ctx)
      .catch(() => ctx.log.warning(`The lock of ${opened.ledger.name} could not be removed.`));
  }
}

async function loop(
  progress: Progress,
  opened: OpenCredential,
  hold: Hold,
  engine: Engine,
  ctx: Context,
): Promise<Stop> {
  const { credential } = opened.policy;
  // Every token retired, every store written alone, and a second round for a new secret that is refused.
  const most = 2 * (10 + opened.stores.length) + 20;
  for (let count = 0; count < most; count++) {
    const sending = progress.minted ? unstopped(ctx, opened) : ctx;
    const step = await nextStep(progress, opened, engine, sending);
    if (isStop(step)) return step;
    if (ctx.signal.aborted && mayStop(progress, opened)) {
      fail('E_INTERRUPTED', { signal: 'the signal to stop' });
    }
    await hold.confirm(sending);
    ctx.log.info(`${credential}: ${progressLine(step, progress, opened)}`);
    await take(step, progress, opened, engine, ctx);
  }
  return { step: 'stuck', error: regcredError('E_ROTATION_ENDLESS', { credential }) };
}

async function take(
  step: Effect,
  progress: Progress,
  opened: OpenCredential,
  { act }: Engine,
  ctx: Context,
): Promise<void> {
  const { world } = progress;
  if (!world) return;
  if (progress.steps === 0) progress.resumed = isUnfinished(world);
  if ('because' in step && step.because.length > 0) progress.because = step.because;
  // Set before the call: a lost answer may hide a change.
  if (step.step === 'mint' || (step.step === 'seal' && opened.policy.class === 'supplied')) {
    progress.minted = true;
  }
  const sending = progress.minted ? unstopped(ctx, opened) : ctx;
  progress.run = await act(step, world, progress.run, opened, sending);
  if (step.step === 'write') {
    progress.wrote.push(...step.stores.filter((name) => progress.run.written[name]?.result === 'done'));
  }
  if (step.step === 'retire' && !Object.hasOwn(progress.run.failedRetires, step.token)) {
    progress.retired.push(step.token);
  }
  progress.steps++;
}

/**
 * Refuses to stop once the old secret is dead, or while only this run has the new one: stopping would make the gap
 * longer, so the stores are written first (docs/faults.md F15).
 */
function mayStop({ minted, run }: Progress, { policy }: OpenCredential): boolean {
  const isOnlyHere = run.held?.minted === true && !run.held.sealed;
  return !isOnlyHere && !(minted && policy.class.startsWith('replace'));
}

/** Lets requests be sent and finished after a stop; the stop still cuts every wait short. */
function unstopped(ctx: Context, opened: OpenCredential): Context {
  const { signal } = new AbortController();
  return { ...opened.context({ ...ctx, signal, http: createHttp({ ...ctx, signal }) }), signal: ctx.signal };
}

function isUnfinished({ ledger }: World): boolean {
  return ledger !== undefined && ledger.phase !== 'stored' && ledger.phase !== 'settled';
}

function progressLine(step: Effect, { run }: Progress, { stores }: OpenCredential): string {
  if (step.step === 'retire') return `retire ${step.token}`;
  if (step.step !== 'write') return step.step;
  const done = Object.values(run.written).filter(({ result }) => result === 'done').length;
  const [first = ''] = step.stores;
  return step.stores.length === 1
    ? `write ${first}`
    : `write ${step.stores.length} stores (${done} of ${stores.length} done)`;
}

function isStop(step: Step): step is Stop {
  return ['rest', 'wait', 'await', 'stuck'].includes(step.step);
}

/** Reports what was done; no stop means that another run has the lock. */
function conclude(opened: OpenCredential, progress: Progress, stop: Stop | undefined): CredentialResult {
  const { world, because, wrote, retired, run } = progress;
  const report = reportCredential(opened, {
    outcome: outcomeOf(progress, stop),
    because: stop?.step === 'await' ? stop.because : because,
    wrote,
    retired,
    notices: run.notices,
    ...defined({ world, stop }),
  });
  if (stop?.step !== 'stuck') return { report, exit: 0 };
  // 75 promises that the old credential works: not so where it was replaced.
  const isGap = progress.minted && opened.policy.class.startsWith('replace');
  return { report, exit: isGap && stop.error.exit === 75 ? 1 : stop.error.exit };
}

function outcomeOf(
  { minted, steps, resumed, wrote, retired, world }: Progress,
  stop: Stop | undefined,
): RotationOutcome {
  if (!stop) return 'in-progress';
  if (stop.step === 'stuck') return 'failed';
  if (stop.step === 'await') return 'awaiting';
  if (minted) return 'rotated';
  if (resumed) return 'finished';
  if (wrote.length > 0) return 'repaired';
  if (retired.length > 0 || (steps > 0 && world?.ledger?.phase === 'settled')) return 'retired';
  return stop.step === 'wait' ? 'waiting' : 'nothing-due';
}
