import type { Context } from '../context/context.js';
import type { RegcredError } from '../errors/error.js';
import type { Ci } from '../context/ci.js';

/** The system we run in: its ports, the log, and the masks that the log applies. */
export interface Surface extends Pick<Context, 'env' | 'log' | 'masks'> {
  readonly ci: Ci;
  /** Whether debug logging is on. */
  readonly debug: boolean;
  /** Shows why the run failed: `E_CODE: sentence. Hint: what to do.` */
  report(error: RegcredError): void;
  /** Throws when the CI itself would print secrets. */
  readonly check?: () => void;
  /** Resolves when everything handed to {@link Ci} has been written. */
  settled(): Promise<void>;
}
