import type { Context } from '../context/context.js';
import type { RegcredError } from '../errors/error.js';
import type { Ci } from '../context/ci.js';

/** A place we run in, put together: its ports, a log and the masks that stand before the log. */
export interface Surface extends Pick<Context, 'env' | 'log' | 'masks'> {
  readonly ci: Ci;
  /** Whether people have asked for debug logging. */
  readonly debug: boolean;
  /** Shows why the run failed: `E_CODE: sentence. Hint: what to do.` */
  report(error: RegcredError): void;
  /** Throws where the CI itself would show what is secret. */
  readonly check?: () => void;
  /** Resolves when everything handed to {@link Ci} has been written. */
  settled(): Promise<void>;
}
