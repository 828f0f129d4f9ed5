import type { Context } from '../context/context.js';
import { checkEnvironment } from '../context/safe-environment.js';
import { asRegcredError } from '../errors/as-regcred-error.js';
import { causeLine } from '../errors/cause.js';
import type { Ci } from '../context/ci.js';
import { createContext } from './create-context.js';
import { interruption } from './interruption.js';
import { stackFrames } from './stack-frames.js';
import type { Surface } from './surface.js';

/** What an entry does; the number is the exit code of a success that has more than one (75, 3). */
export type UseCase = (ctx: Context, ci: Ci) => Promise<number>;

export interface RunOptions {
  /** How long a use case may clean up after it was asked to stop. GitHub sends SIGKILL after 10 s. */
  readonly cleanUpWithin?: number;
}

/**
 * Runs a use case as this process: one catch, one exit code, nothing printed that was not redacted.
 *
 * SIGINT, SIGTERM and uncaught errors abort `ctx.signal`; the use case is awaited, so that its
 * `finally` blocks release locks and remove files, and then the process ends with the error. Sets
 * process.exitCode; it ends the process itself only where the clean-up does not come to an end.
 */
export async function run(surface: Surface, useCase: UseCase, options: RunOptions = {}): Promise<void> {
  // Until there is a result: an event loop that runs dry would end as a success otherwise.
  process.exitCode = 1;
  ignoreClosedOutput();
  const stop = interruption({
    cleanUpWithin: options.cleanUpWithin ?? 6_000,
    onFault: (error, late) => (late ? report(error, surface) : showFrames(error, surface)),
  });
  try {
    checkEnvironment(surface.env);
    const ctx = createContext({ ...surface, signal: stop.signal });
    process.exitCode = await stop.unlessStuck(useCase(ctx, surface.ci));
    stop.signal.throwIfAborted();
  } catch (error) {
    process.exitCode = report(stop.signal.aborted ? stop.signal.reason : error, surface);
  } finally {
    await surface.settled();
    stop.end();
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
 * A reader that has gone away (`| head`) is no fault of the run. Without a listener its EPIPE becomes an
 * uncaught exception, whose report is written to the same closed pipe, and so on.
 */
function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
