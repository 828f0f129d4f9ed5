import { kindOf } from './cause.js';
import { regcredError, RegcredError } from './error.js';

/** Returns an error of the closed list as it is; any other one is a bug of regcred and becomes E_INTERNAL. */
export function asRegcredError(error: unknown): RegcredError {
  return error instanceof RegcredError ? error : internalError(error);
}

/** Makes E_INTERNAL, which names the class of the error and shows nothing else of it (docs/faults.md, group E). */
export function internalError(error: unknown): RegcredError {
  return regcredError('E_INTERNAL', { kind: kindOf(error) }, { cause: error });
}
