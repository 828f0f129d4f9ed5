import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { fail, regcredError } from '../../errors/error.js';
import { createHttp } from '../../http/create-http.js';
import { act } from './act.js';
import { decide } from './decide.js';
import type { Reason } from './due.js';
import { attentive } from '../ledger/attentive-ledger.js';
import type { Hold } from '../ledger/ledger.js';
import { observe } from './observe.js';
import { reportCredential } from '../report/report.js';
import type { CredentialReport, Outcome } from '../report/report.js';
import { newRun } from './run.js';
import type { Run } from './run.js';
import type { Effect, End, Step } from './step.js';
import type { Work } from './work.js';
import type { World } from './world.js';

/** The three parts of a rotation (docs/architecture.md, section 5); tests hand in others to see their faults found. */
export interface Engine {
  readonly observe: typeof observe;
  readonly decide: typeof decide;
  readonly act: typeof act;
}

export interface Result {
  readonly report: CredentialReport;
  readonly exit: 0 | 1 | 2 | 75;
}

/** What one credential's loop has come to. */
class Course {
  world: World | undefined;
  run: Run = newRun;
  because: readonly Reason[] = [];
  wrote: string[] = [];
  retired: string[] = [];
  minted = false;
  /** An earlier run had begun. */
  resumed = false;
  steps = 0;
}

/** Brings one credential as far as it can be brought now. What fails is told in the report. */
export async function rotateOne(
  opened: Work,
  outer: Context,
  engine: Engine = { observe, decide, act },
): Promise<Result> {
  const work: Work = { ...opened, ledger: attentive(opened.ledger) };
  const ctx = work.context(outer);
  const course = new Course();
  try {
    const first = await next(course, work, engine, ctx);
    // An idle run takes no lock and so leaves no trace.
    const end = isEnd(first) ? first : await underLock(course, work, engine, ctx);
    return conclude(work, course, end);
  } catch (error) {
    return conclude(work, course, { step: 'stuck', error: asRegcredError(error) });
  }
}

async function next(course: Course, work: Work, { observe, decide }: Engine, ctx: Context): Promise<Step> {
  const look = await observe(work, course.run, ctx);
  course.world = look.world;
  course.run = look.run;
  return decide(look.world);
}

/** Looks again under the lock: what was seen before it may have changed. */
async function underLock(course: Course, work: Work, engine: Engine, ctx: Context): Promise<End | undefined> {
  const hold = await work.ledger.hold(work.policy.credential, ctx);
  if (!hold) return undefined;
  try {
    course.run = newRun;
    return await loop(course, work, hold, engine, ctx);
  } finally {
    // Else nobody could go on with this credential until the lease is over.
    await hold
      .release(ctx.signal.aborted ? unstopped(ctx, work) : ctx)
      .catch(() => ctx.log.warning(`The lock of ${work.ledger.name} could not be removed.`));
  }
}

async function loop(course: Course, work: Work, hold: Hold, engine: Engine, ctx: Context): Promise<End> {
  const { credential } = work.policy;
  // Every token retired, every store written one by one, and a second round should a value turn out refused.
  const most = 2 * (10 + work.stores.length) + 20;
  for (let count = 0; count < most; count++) {
    const here = course.minted ? unstopped(ctx, work) : ctx;
    const step = await next(course, work, engine, here);
    if (isEnd(step)) return step;
    if (ctx.signal.aborted && mayStop(course, work)) {
      fail('E_INTERRUPTED', { signal: 'the signal to stop' });
    }
    await hold.confirm(here);
    ctx.log.info(`${credential}: ${progress(step, course, work)}`);
    await take(step, course, work, engine, ctx);
  }
  return { step: 'stuck', error: regcredError('E_ROTATION_ENDLESS', { credential }) };
}

async function take(step: Effect, course: Course, work: Work, { act }: Engine, ctx: Context): Promise<void> {
  const { world } = course;
  if (!world) return;
  if (course.steps === 0) course.resumed = isUnfinished(world);
  if ('because' in step && step.because.length > 0) course.because = step.because;
  // Counted before it is done: a lost answer may have changed something.
  if (step.step === 'mint' || (step.step === 'seal' && work.policy.class === 'supplied')) {
    course.minted = true;
  }
  const here = course.minted ? unstopped(ctx, work) : ctx;
  course.run = await act(step, world, course.run, work, here);
  if (step.step === 'write') {
    course.wrote.push(...step.stores.filter((name) => course.run.written[name]?.result === 'done'));
  }
  if (step.step === 'retire' && !Object.hasOwn(course.run.failedRetires, step.token)) {
    course.retired.push(step.token);
  }
  course.steps++;
}

/**
 * Once the old secret is dead, or the new one is in no other hands than ours, stopping would only make the
 * gap longer: the stores get the secret first (docs/faults.md F15).
 */
function mayStop({ minted, run }: Course, { policy }: Work): boolean {
  const isHeldByUsOnly = run.fresh?.minted === true && !run.fresh.sealed;
  return !isHeldByUsOnly && !(minted && policy.class.startsWith('replace'));
}

/** A stop still ends all waiting, but requests are sent, and one that is under way is not broken off. */
function unstopped(ctx: Context, work: Work): Context {
  const { signal } = new AbortController();
  return { ...work.context({ ...ctx, signal, http: createHttp({ ...ctx, signal }) }), signal: ctx.signal };
}

function isUnfinished({ ledger }: World): boolean {
  return ledger !== undefined && ledger.phase !== 'stored' && ledger.phase !== 'settled';
}

function progress(step: Effect, { run }: Course, { stores }: Work): string {
  if (step.step === 'retire') return `retire ${step.token}`;
  if (step.step !== 'write') return step.step;
  const done = Object.values(run.written).filter(({ result }) => result === 'done').length;
  const [first = ''] = step.stores;
  return step.stores.length === 1
    ? `write ${first}`
    : `write ${step.stores.length} stores (${done} of ${stores.length} done)`;
}

function isEnd(step: Step): step is End {
  return ['rest', 'wait', 'await', 'stuck'].includes(step.step);
}

function conclude(work: Work, course: Course, end: End | undefined): Result {
  const { world, because, wrote, retired, run } = course;
  const report = reportCredential(work, {
    outcome: outcome(course, end),
    because: end?.step === 'await' ? end.because : because,
    wrote,
    retired,
    notices: run.notices,
    ...(world && { world }),
    ...(end && { end }),
  });
  if (end?.step !== 'stuck') return { report, exit: 0 };
  // 75 says that trying again is all there is to do: not so where the old secret is dead.
  const isGap = course.minted && work.policy.class.startsWith('replace');
  return { report, exit: isGap && end.error.exit === 75 ? 1 : end.error.exit };
}

function outcome({ minted, steps, resumed, wrote, retired, world }: Course, end: End | undefined): Outcome {
  if (!end) return 'in-progress';
  if (end.step === 'stuck') return 'failed';
  if (end.step === 'await') return 'awaiting';
  if (minted) return 'rotated';
  if (resumed) return 'finished';
  if (wrote.length > 0) return 'repaired';
  if (retired.length > 0 || (steps > 0 && world?.ledger?.phase === 'settled')) return 'retired';
  return end.step === 'wait' ? 'waiting' : 'nothing-due';
}
