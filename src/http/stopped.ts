import { regcredError, RegcredError } from '../errors/error.js';

/** Makes the error for work that stops because the context's signal has aborted. */
export function stopped(signal: AbortSignal): RegcredError {
  return signal.reason instanceof RegcredError
    ? signal.reason
    : regcredError('E_INTERRUPTED', { signal: 'a request to stop' });
}
