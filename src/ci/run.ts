import type { Context } from '../context/context.js';
import { checkEnvironment } from '../context/safe-environment.js';
import { asRegcredError } from '../errors/as-regcred-error.js';
import { causeLine } from '../errors/cause.js';
import type { Ci } from '../context/ci.js';
import { createContext } from './create-context.js';
import { interruption } from './interruption.js';
import { stackFrames } from './stack-frames.js';
import type { Surface } from './surface.js';

/** What an entry runs. Resolves to the exit code, which may be 3 or 75 without an error. */
export type UseCase = (ctx: Context, ci: Ci) => Promise<number>;

export interface RunOptions {
  /** Milliseconds to clean up after a request to stop. GitHub sends SIGKILL after 10 s. */
  readonly cleanUpWithin?: number;
  /** It only removes what is there, so an unsafe environment is a warning: the way out is never refused. */
  readonly isCleanUp?: boolean;
}

/**
 * Runs a use case as this process: one catch, one exit code, all output redacted.
 *
 * SIGINT, SIGTERM and uncaught errors abort `ctx.signal`. The use case is still awaited, so that its `finally`
 * blocks release locks and remove files. Sets process.exitCode; exits the process itself only when the clean-up
 * hangs.
 */
export async function run(surface: Surface, useCase: UseCase, options: RunOptions = {}): Promise<void> {
  // Set before there is a result: an empty event loop would otherwise exit with 0.
  process.exitCode = 1;
  ignoreClosedOutput();
  const stop = interruption({
    cleanUpWithin: options.cleanUpWithin ?? 6_000,
    onFault: (error, late) => (late ? report(error, surface) : showFrames(error, surface)),
  });
  try {
    check(surface, options.isCleanUp === true);
    const ctx = createContext({ ...surface, signal: stop.signal });
    process.exitCode = await stop.unlessStuck(useCase(ctx, surface.ci));
    stop.signal.throwIfAborted();
  } catch (error) {
    process.exitCode = report(stop.signal.aborted ? stop.signal.reason : error, surface);
  } finally {
    await surface.settled();
    stop.close();
  }
}

function check({ env, log }: Surface, isCleanUp: boolean): void {
  try {
    checkEnvironment(env);
  } catch (error) {
    if (!isCleanUp) throw error;
    log.warning(asRegcredError(error).message);
  }
}

function report(error: unknown, surface: Surface): number {
  const shown = asRegcredError(error);
  surface.report(shown);
  const cause = causeLine(shown);
  if (surface.debug && cause !== '') surface.log.debug(cause);
  if (shown !== error) showFrames(error, surface);
  return shown.exit;
}

function showFrames(error: unknown, surface: Surface): void {
  if (surface.debug) surface.log.debug(stackFrames(error));
}

/**
 * Ignores a closed reader (`| head`). Without a listener EPIPE becomes an uncaught exception, whose report goes to
 * the same closed pipe, and so on.
 */
function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
