import { regcredError, type RegcredError } from '../errors/error.js';

/**
 * E_INTERNAL with nothing of the error but the name of its class: the messages of foreign errors hold
 * arguments, URLs and bodies (docs/faults.md, group E).
 */
export function internalError(error: unknown): RegcredError {
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return regcredError('E_INTERNAL', { kind: /^\w{1,60}$/.test(kind) ? kind : 'unknown' });
}

/** Where it happened, without the message that stands at the head of a stack. */
export function stackFrames(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^ {4}at \S.*[:(]/.test(line))
    .join('\n');
}
