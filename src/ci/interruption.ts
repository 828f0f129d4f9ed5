import { setMaxListeners } from 'node:events';
import { internalError } from '../errors/as-regcred-error.js';
import { regcredError, type RegcredError } from '../errors/error.js';

export interface Interruption {
  /** Aborts with the {@link RegcredError} that the run fails with. */
  readonly signal: AbortSignal;
  /** Awaits work; after a request to stop, only as long as the clean-up may take. */
  unlessStuck<T>(work: Promise<T>): Promise<T>;
  /** Restores the usual effect of signals after the run. */
  close(): void;
}

export interface InterruptionOptions {
  /** Milliseconds from the request to stop until the process exits. */
  readonly cleanUpWithin: number;
  /** Receives an uncaught error; `late` after the run has finished, when nothing else reports it. */
  readonly onFault: (error: unknown, late: boolean) => void;
}

/**
 * Turns SIGINT, SIGTERM and uncaught errors into one AbortSignal. Exits the process after a second SIGINT or SIGTERM,
 * or when the clean-up takes too long.
 */
export function interruption({ cleanUpWithin, onFault }: InterruptionOptions): Interruption {
  const controller = new AbortController();
  // Many logins listen at once; Node would log a warning about a leak after ten.
  setMaxListeners(0, controller.signal);
  let timer: NodeJS.Timeout | undefined;
  let [isStuck, isClosed] = [false, false];
  let giveUp: (reason: unknown) => void = () => {};
  const stuck = new Promise<never>((_, reject) => (giveUp = reject));
  stuck.catch(() => {}); // Avoids an unhandled rejection when nothing awaits it.
  const leave = () => {
    isStuck = true;
    giveUp(controller.signal.reason);
  };
  const abort = (reason: RegcredError) => {
    if (controller.signal.aborted) return;
    timer = setTimeout(leave, cleanUpWithin);
    controller.abort(reason);
  };
  const onSignal = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) leave();
    else abort(regcredError('E_INTERRUPTED', { signal: name }));
  };
  // Never removed: Node's own report of a late error would show its message.
  const onError = (error: unknown) => {
    process.exitCode = 1;
    onFault(error, isClosed);
    if (!isClosed) abort(internalError(error));
  };
  process.on('uncaughtException', onError).on('unhandledRejection', onError);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    unlessStuck: (work) => Promise.race([work, stuck]),
    close() {
      isClosed = true;
      clearTimeout(timer);
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      // Stuck work would keep the process alive.
      if (isStuck) process.exit();
    },
  };
}
