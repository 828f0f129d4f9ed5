import type { Context } from '../context/context.js';
import { RegcredError, fail } from '../errors.js';
import { createHttp } from '../http/create-http.js';
import { act } from './act.js';
import { openWork } from './config/open-work.js';
import type { Parts } from './config/open-work.js';
import { readConfig } from './config/read-config.js';
import { decide } from './decide.js';
import type { Reason } from './due.js';
import type { Hold } from './ledger/ledger.js';
import { observe } from './observe.js';
import { reportCredential } from './report.js';
import type { CredentialReport, Ending, Outcome, RotationReport } from './report.js';
import { newRun } from './run.js';
import type { Run } from './run.js';
import type { End, Step } from './step.js';
import type { Work } from './work.js';
import type { World } from './world.js';

export interface RotateInputs {
  /** Path of regcred.yml. */
  readonly config: string;
}

/**
 * Rotates what is due and leaves the rest alone. Throws E_CONFIG_… for a file that is not right, before
 * anything is sent or written; whatever else fails is told in the report, and the other credentials go on.
 */
export async function rotate(inputs: RotateInputs, ctx: Context, parts: Parts): Promise<RotationReport> {
  const works = await openWork(await readConfig(inputs.config, ctx), parts);
  const results: Result[] = [];
  for (const work of works) results.push(await rotateOne(work, ctx));
  return { exit: exit(results), credentials: results.map(({ report }) => report) };
}

interface Result {
  readonly report: CredentialReport;
  readonly exit: 0 | 1 | 2 | 75;
}

/** The worst that happened: what failed, then what is wrong in the file, then what may work later. */
function exit(results: readonly Result[]): 0 | 1 | 2 | 75 {
  return ([1, 2, 75] as const).find((code) => results.some((result) => result.exit === code)) ?? 0;
}

/** What one credential's loop has come to. */
class Course {
  world: World | undefined;
  run: Run = newRun;
  because: readonly Reason[] = [];
  wrote: string[] = [];
  minted = false;
  /** An earlier run had begun. */
  resumed = false;
  steps = 0;
}

async function rotateOne(work: Work, ctx: Context): Promise<Result> {
  const course = new Course();
  try {
    const first = await next(course, work, ctx);
    // An idle run takes no lock and so leaves no trace.
    const end = isEnd(first) ? first : await underLock(course, work, ctx);
    return conclude(work, course, end);
  } catch (error) {
    return conclude(work, course, { step: 'stuck', error: known(error) });
  }
}

async function next(course: Course, work: Work, ctx: Context): Promise<Step> {
  course.world = await observe(work, course.run, ctx);
  return decide(course.world);
}

/** Looks again under the lock: what was seen before it may have changed. */
async function underLock(course: Course, work: Work, ctx: Context): Promise<End | undefined> {
  const hold = await work.ledger.hold(ctx);
  if (!hold) return undefined;
  try {
    return await loop(course, work, hold, ctx);
  } finally {
    await hold
      .release()
      .catch(() => ctx.log.warning(`The lock of ${work.ledger.name} could not be removed.`));
  }
}

async function loop(course: Course, work: Work, hold: Hold, ctx: Context): Promise<End> {
  const { credential } = work.policy;
  // One round of a new generation, and one more should a store's secret turn out to be refused on the way.
  const most = 2 * (6 + work.stores.length);
  for (let count = 0; count < most; count++) {
    const step = await next(course, work, ctx);
    if (isEnd(step)) return step;
    // Once the registry has the secret, stopping would only make the gap longer.
    if (ctx.signal.aborted && !course.minted) throw fail('E_INTERRUPTED', { signal: 'the signal to stop' });
    await hold.confirm();
    ctx.log.info(`${credential}: ${step.step}${step.step === 'write' ? ` ${step.store}` : ''}`);
    if (course.steps === 0) course.resumed = course.world?.ledger?.phase === 'sealed';
    if ('because' in step && step.because.length > 0) course.because = step.because;
    // Counted before it is done: a lost answer may have changed something.
    if (step.step === 'mint') course.minted = true;
    const here = course.minted ? unstopped(ctx) : ctx;
    if (course.world) course.run = await act(step, course.world, course.run, work, here);
    if (step.step === 'write' && course.run.written[step.store]?.result === 'done')
      course.wrote.push(step.store);
    course.steps++;
  }
  return { step: 'stuck', error: fail('E_ROTATION_ENDLESS', { credential }) };
}

/**
 * The context once the registry has the secret: a stop still ends all waiting, but requests are sent, because
 * the stores get the secret only after the registry has confirmed it (reference: faults F15).
 */
function unstopped(ctx: Context): Context {
  return ctx.signal.aborted
    ? { ...ctx, http: createHttp({ ...ctx, signal: new AbortController().signal }) }
    : ctx;
}

function isEnd(step: Step): step is End {
  return step.step === 'rest' || step.step === 'stuck';
}

function conclude(work: Work, course: Course, end: End | undefined): Result {
  const { world, because, wrote } = course;
  const ending: Ending = {
    outcome: outcome(course, end),
    because,
    wrote,
    ...(world && { world }),
    ...(end?.step === 'stuck' && { error: end.error }),
  };
  const report = reportCredential(work, ending);
  if (end?.step !== 'stuck') return { report, exit: 0 };
  // 75 promises that nothing was changed.
  return { report, exit: course.minted && end.error.exit === 75 ? 1 : end.error.exit };
}

function outcome({ minted, steps, resumed }: Course, end: End | undefined): Outcome {
  if (!end) return 'in-progress';
  if (end.step === 'stuck') return 'failed';
  if (minted) return 'rotated';
  if (steps === 0) return 'nothing-due';
  return resumed ? 'finished' : 'repaired';
}

function known(error: unknown): RegcredError {
  return error instanceof RegcredError
    ? error
    : fail('E_INTERNAL', { kind: error instanceof Error ? error.name : typeof error });
}
