import { regcredError } from '../errors/error.js';

/**
 * Refuses a value that a header cannot carry (RFC 9110 section 5.5), before Node does so with the value in
 * its message, and before a line break makes a second header. Throws E_SECRET_NEWLINE or E_HEADER_INVALID.
 */
export function checkHeader(name: string, value: string, isSecret: boolean, host: string): void {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return;
  throw isSecret
    ? regcredError('E_SECRET_NEWLINE', { host })
    : regcredError('E_HEADER_INVALID', { header: name });
}
