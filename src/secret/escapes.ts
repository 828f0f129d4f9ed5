import { markdownCell } from './markdown.js';

/**
 * The ways in which programs write a value into another text. Each function returns the inner part without
 * surrounding quotes, so that it is found in any context.
 */
export const escapes: readonly ((value: string) => string)[] = [
  // Our own tables: a summary is redacted as a whole, after its cells were escaped.
  markdownCell,
  json,
  (value) => json(json(value)),
  goJson,
  (value) => json(goJson(value)),
  asciiJson,
  (value) => json(asciiJson(value)),
  xml,
  (value) => replaceEach(value, { '&': '&amp;', '<': '&lt;', '>': '&gt;' }),
  // Go's html.EscapeString and most template engines write the quotes as numbers.
  (value) => replaceEach(value, { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' }),
  // Python's html.escape.
  (value) => replaceEach(value, { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }),
  // The runner prints commands as they were written when debug logging is on (actions/runner ActionCommand.cs).
  (value) => replaceEach(value, { '%': '%25', '\r': '%0D', '\n': '%0A' }),
  encodeURIComponent,
  (value) => lowerHex(encodeURIComponent(value)),
  rfc3986,
  (value) => lowerHex(rfc3986(value)),
  form,
  (value) => lowerHex(form(value)),
  userInfo,
  bashWord,
  bashAnsi,
  // bash `set -x`, `${x@Q}` and every careful script: '…'\''…'
  (value) => value.replaceAll("'", "'\\''"),
  // Inside double quotes of a POSIX shell.
  (value) => value.replace(/["\\$`]/g, '\\$&'),
  // Command lines (the runner registers it too), PowerShell '…' and YAML '…', PowerShell "…", CSV.
  (value) => value.replaceAll('"', '\\"'),
  (value) => value.replaceAll("'", "''"),
  (value) => value.replace(/["$`]/g, '`$&'),
  (value) => value.replaceAll('"', '""'),
  // String literals as Node's inspect and Python's repr print them, in quotes the value does not hold.
  (value) => replaceEach(value, { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }),
  (value) => replaceEach(value, { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }),
];

function replaceEach(value: string, by: Readonly<Record<string, string>>): string {
  return value.replace(/[&<>"'\\\n\r\t]/g, (found) => by[found] ?? found);
}

function json(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** Go's encoding/json escapes HTML characters by default. */
function goJson(value: string): string {
  return json(value).replace(/[<>&\u2028\u2029]/g, unicodeEscape);
}

function asciiJson(value: string): string {
  return json(value).replace(/[^\u0000-\u007e]/g, unicodeEscape);
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function xml(value: string): string {
  return replaceEach(value, { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' });
}

/** RFC 3986 section 2.3: everything but the unreserved characters. */
function rfc3986(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function lowerHex(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (found) => found.toLowerCase());
}

function form(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice(1);
}

/** As WHATWG URL writes it into `https://user:HERE@host`; fewer characters than encodeURIComponent. */
function userInfo(value: string): string {
  const url = new URL('http://host');
  url.password = value;
  return url.password;
}

/** bash's `printf %q` for a value without control characters (lib/sh/shquote.c, sh_backslash_quote). */
function bashWord(value: string): string {
  return value.replace(/[ '"\\|&;()<>!{}*[\]?^$`,]|^[#~]|(?<=[:=])~/g, '\\$&');
}

/** bash's `printf %q` for a value with control characters: the inner part of $'…'. */
function bashAnsi(value: string): string {
  const named: Readonly<Record<string, string>> = {
    '\u0007': '\\a',
    '\b': '\\b',
    '\t': '\\t',
    '\n': '\\n',
    '\u000b': '\\v',
    '\f': '\\f',
    '\r': '\\r',
    '\u001b': '\\E',
    '\\': '\\\\',
    "'": "\\'",
  };
  if (!/[\u0000-\u001f\u007f]/.test(value)) return value;
  return value.replace(
    /[\u0000-\u001f\u007f\\']/g,
    (found) => named[found] ?? `\\${found.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}
