import { foreign } from '../secret/foreign.js';
import { safeCause, type Cause } from './cause.js';
import { errors } from './list.js';
import type { ErrorCode } from './list.js';

type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
type Details<C extends ErrorCode> = Slots<(typeof errors)[C]['message'] | (typeof errors)[C]['hint']>;
/** Details that an error can do without: what another program said, which may be nothing. */
type Optional = 'said';
type Needed<C extends ErrorCode> = Record<Exclude<Details<C>, Optional>, string | number>;
type Arguments<C extends ErrorCode> = [Details<C>] extends [never]
  ? [code: C, details?: Readonly<Record<string, never>>, options?: Options]
  : [code: C, details: Needed<C> & Partial<Record<Extract<Details<C>, Optional>, string>>, options?: Options];

interface Options {
  /** The error that caused this one; {@link Cause} says what is kept of it. */
  readonly cause?: unknown;
}

/**
 * The only error that leaves a function of regcred on purpose.
 *
 * It never wraps the error it was made from: foreign errors carry argv, URLs, response bodies or source
 * lines (docs/faults.md, group E). Callers translate them into a code and plain details; `cause` keeps
 * their class and their system code for debug logs, and nothing else.
 */
export class RegcredError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly exit: 1 | 2 | 75;
  declare readonly cause?: Cause;

  /** Use {@link fail}, which lets the compiler check the details. */
  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, string | number>> = {},
    { cause }: Options = {},
  ) {
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (_, name: string) => foreign(String(details[name] ?? ''))).trimEnd();
    super(fill(errors[code].message));
    this.name = 'RegcredError';
    this.code = code;
    this.hint = fill(errors[code].hint);
    this.exit = errors[code].exit;
    const kept = safeCause(cause);
    if (kept) this.cause = kept;
  }

  /** `E_CODE: one sentence. Hint: what to do.`: the form in which every surface shows it. */
  override toString(): string {
    return `${this.code}: ${this.message} Hint: ${this.hint}`;
  }
}

/** Throws an error of the closed list; the compiler checks the details that its texts name. */
export function fail<C extends ErrorCode>(...[code, details, options]: Arguments<C>): never {
  throw new RegcredError(code, details, options);
}

/** Makes the same error without throwing it, for a result that carries it. */
export function regcredError<C extends ErrorCode>(...[code, details, options]: Arguments<C>): RegcredError {
  return new RegcredError(code, details, options);
}
