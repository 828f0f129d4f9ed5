import { cores, wholeBase64, wrappedLines } from './cores.js';
import { escapes } from './escapes.js';
import { harmless } from './foreign.js';
import { isCommonWord } from './common-words.js';
import { jsonMembers } from './json-members.js';

/** A shorter form would be found all over a log and make it unreadable. */
export const SHORTEST_FORM = 4;

/**
 * Every form in which a secret is likely to be printed (docs/faults.md, section 1.4), each once, longest first:
 * as it is and trimmed, its lines, escaped for JSON, XML, URLs and shells, in base64 whatever stands
 * around it, in base64 of base64, as base64 of `username:secret`, and in hex.
 *
 * Forms of fewer than 4 characters and common words are left out. Forms may span lines; what a CI masks
 * line by line is {@link singleLine} of them.
 */
export function forms(value: string, username?: string): readonly string[] {
  // Lone surrogates cannot be encoded; every encoder writes U+FFFD in their place.
  const whole = Buffer.from(value, 'utf8').toString('utf8');
  const found = new Set<string>([value]);
  for (const text of new Set([whole, whole.trim()])) {
    // Nothing escapes these characters, and most tokens are made of them.
    if (!/^[A-Za-z0-9.-]*$/.test(text)) for (const escape of escapes) found.add(escape(text));
    for (const form of encodings(text)) found.add(form);
    if (username !== undefined) for (const form of pair(`${username}:${text}`)) found.add(form);
  }
  for (const part of [whole, ...jsonMembers(whole)]) {
    found.add(part);
    for (const line of lines(part)) found.add(line);
  }
  found.add(harmless(whole));
  return [...found].filter(isForm).sort((a, b) => b.length - a.length);
}

/**
 * The forms of base64(`username:secret`), as docker's config.json, Kubernetes pull secrets and the
 * Authorization header hold it. The username alone is never a form: it is no secret.
 */
export function pair(text: string): readonly string[] {
  const whole = wholeBase64(text);
  return [...whole, ...whole.flatMap(cores), ...wrappedLines(text)];
}

/** Those a line of a log can contain. */
export function singleLine(all: readonly string[]): readonly string[] {
  return all.filter((form) => !/[\r\n]/.test(form));
}

/** Whether a form may be masked: long enough, and no word that logs are made of. */
export function isForm(form: string): boolean {
  return form.trim().length >= SHORTEST_FORM && !isCommonWord(form);
}

function encodings(text: string): readonly string[] {
  const hex = Buffer.from(text, 'utf8').toString('hex');
  const inner = cores(text);
  // base64 of base64 is how the tj-actions attack printed what it found (CVE-2025-30066), and how a
  // `.dockerconfigjson` holds its `auth`.
  return [
    ...wholeBase64(text),
    ...inner,
    ...inner.flatMap(cores),
    ...wrappedLines(text),
    hex,
    hex.toUpperCase(),
  ];
}

/**
 * Logs are masked line by line, so each line of a secret counts by itself. The runner would split it too,
 * but would mask a line `{` as well; that is why no form with a line break is ever registered.
 */
function lines(text: string): readonly string[] {
  if (!/[\r\n]/.test(text)) return [];
  return text.split(/[\r\n]+/).flatMap((line) => [line, line.trim()]);
}
