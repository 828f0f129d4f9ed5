import { foreign } from '../secret/foreign.js';
import { errors } from './list.js';
import type { ErrorCode } from './list.js';

type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
type Details<C extends ErrorCode> = Slots<(typeof errors)[C]['message'] | (typeof errors)[C]['hint']>;
type Arguments<C extends ErrorCode> = [Details<C>] extends [never]
  ? [code: C]
  : [code: C, details: Record<Details<C>, string | number>];

/**
 * The only error that leaves a function of regcred on purpose.
 *
 * It never wraps the error it was made from: foreign errors carry argv, URLs, response bodies or source
 * lines (reference: faults, group E), so callers translate them into a code and plain details.
 */
export class RegcredError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly exit: 1 | 2 | 75;

  /** Use {@link fail}, which lets the compiler check the details. */
  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>> = {}) {
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (_, name: string) => foreign(String(details[name] ?? '')));
    super(fill(errors[code].message));
    this.name = 'RegcredError';
    this.code = code;
    this.hint = fill(errors[code].hint);
    this.exit = errors[code].exit;
  }

  /** `E_CODE: one sentence. Hint: what to do.` — the form in which every surface shows it. */
  override toString(): string {
    return `${this.code}: ${this.message} Hint: ${this.hint}`;
  }
}

/** Throws an error of the closed list; the compiler checks the details that its texts name. */
export function fail<C extends ErrorCode>(...[code, details]: Arguments<C>): never {
  throw new RegcredError(code, details);
}

/** Makes the same error without throwing it, for a result that carries it. */
export function regcredError<C extends ErrorCode>(...[code, details]: Arguments<C>): RegcredError {
  return new RegcredError(code, details);
}
