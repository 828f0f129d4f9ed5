import { getSystemErrorMap } from 'node:util';
import { errors } from './list.js';

/**
 * What is kept of an error that caused another.
 *
 * Messages, stacks and own properties of foreign errors carry argv, URLs, response bodies and source lines
 * (docs/faults.md, group E), even secrets that no mask knows. So none of them is kept.
 */
export interface Cause {
  /** The name of its class. */
  readonly name: string;
  /** The code of the system or of Node, for example ECONNREFUSED. */
  readonly code?: string;
  readonly syscall?: string;
  readonly cause?: Cause;
}

/** Causes of causes are cut here; a chain may be a circle. */
const DEPTH = 4;
const RESOLVER_CODES = new Set(['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'ETIMEOUT']);
/** Codes of Node, of its HTTP parser and of OpenSSL, for example ERR_INVALID_URL and CERT_HAS_EXPIRED. */
const LIBRARY_CODE = /^(?:ERR|HPE|CERT|UNABLE|SELF|DEPTH)(?:_[A-Z0-9]{1,20}){1,6}$/;
const SYSCALL =
  /^(?:access|chmod|chown|close|connect|fchmod|fchown|fsync|getaddrinfo|kill|listen|lstat|mkdir|open|read|readdir|realpath|rename|rm|rmdir|scandir|shutdown|spawn|stat|unlink|utime|write)$/;

/** Keeps the safe part of an error, and of its own causes. */
export function safeCause(error: unknown, depth = DEPTH): Cause | undefined {
  if (error === undefined || depth === 0) return undefined;
  const code = read(error, 'code');
  const syscall = read(error, 'syscall');
  // An AggregateError holds one error for each address that was tried; they mostly fail alike.
  const first = error instanceof AggregateError ? error.errors[0] : undefined;
  const cause = safeCause(read(error, 'cause') ?? first, depth - 1);
  return {
    name: kindOf(error),
    ...(typeof code === 'string' && isCode(code) && { code }),
    ...(typeof syscall === 'string' && SYSCALL.test(syscall) && { syscall }),
    ...(cause && { cause }),
  };
}

/** The name of an error's class, which programs and not data decide; else its type. */
export function kindOf(error: unknown): string {
  // Not `error.constructor`, which an own property may hide.
  const kind =
    error instanceof Error ? read(read(Object.getPrototypeOf(error), 'constructor'), 'name') : typeof error;
  return typeof kind === 'string' && /^\w{1,60}$/.test(kind) ? kind : 'unknown';
}

/** One line for each cause, for debug logs: `caused by TypeError, by Error (ECONNREFUSED, connect)`. */
export function causeLine(error: { readonly cause?: unknown }): string {
  const parts: string[] = [];
  for (let at = error.cause as Partial<Cause> | undefined; at !== undefined; at = at.cause) {
    const details = [at.code, at.syscall].filter((detail) => detail !== undefined);
    parts.push(`by ${at.name}${details.length > 0 ? ` (${details.join(', ')})` : ''}`);
  }
  return parts.length > 0 ? `caused ${parts.join(', ')}` : '';
}

/** Only codes of closed lists: `code` is an own property, and so may hold anything. */
function isCode(code: string): boolean {
  return (
    Object.hasOwn(errors, code) ||
    LIBRARY_CODE.test(code) ||
    RESOLVER_CODES.has(code) ||
    [...getSystemErrorMap().values()].some(([name]) => name === code)
  );
}

/** A property of an error may be a getter that throws. */
function read(from: unknown, name: string): unknown {
  try {
    return (from as Record<string, unknown> | null)?.[name];
  } catch {
    return undefined;
  }
}
