import { regcredError, RegcredError } from '../../errors/error.js';

/** An error of the closed list; anything else is a fault of ours, named by its kind only. */
export function known(error: unknown): RegcredError {
  return error instanceof RegcredError
    ? error
    : regcredError('E_INTERNAL', { kind: error instanceof Error ? error.name : typeof error });
}
