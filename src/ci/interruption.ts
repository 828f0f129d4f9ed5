import { setMaxListeners } from 'node:events';
import { internalError } from '../errors/as-regcred-error.js';
import { regcredError, type RegcredError } from '../errors/error.js';

export interface Interruption {
  /** Aborts with the {@link RegcredError} that the run shall end with. */
  readonly signal: AbortSignal;
  /** Awaits work; once asked to stop, no longer than the clean-up may take. */
  unlessStuck<T>(work: Promise<T>): Promise<T>;
  /** The run is over: signals have their usual effect again. */
  end(): void;
}

export interface InterruptionOptions {
  /** Milliseconds from being asked to stop until the process exits. */
  readonly cleanUpWithin: number;
  /** Receives an uncaught error; `late` when the run had finished, so that only this can report it. */
  readonly onFault: (error: unknown, late: boolean) => void;
}

/**
 * Turns all that asks a process to stop (SIGINT, SIGTERM, an uncaught error) into one AbortSignal.
 * A second SIGINT or SIGTERM, or a clean-up that takes too long, ends the process.
 */
export function interruption({ cleanUpWithin, onFault }: InterruptionOptions): Interruption {
  const controller = new AbortController();
  // Each of many logins at once listens; Node takes more than ten for a leak and says so in the log.
  setMaxListeners(0, controller.signal);
  let timer: NodeJS.Timeout | undefined;
  let [isStuck, hasEnded] = [false, false];
  let giveUp: (reason: unknown) => void = () => {};
  const stuck = new Promise<never>((_, reject) => (giveUp = reject));
  stuck.catch(() => {}); // Perhaps nothing waits for it.
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
  // These two stay for good: Node's own report of a late error would show its message.
  const onError = (error: unknown) => {
    process.exitCode = 1;
    onFault(error, hasEnded);
    if (!hasEnded) abort(internalError(error));
  };
  process.on('uncaughtException', onError).on('unhandledRejection', onError);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    unlessStuck: (work) => Promise.race([work, stuck]),
    end() {
      hasEnded = true;
      clearTimeout(timer);
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      // What is stuck would keep the process alive for ever.
      if (isStuck) process.exit();
    },
  };
}
