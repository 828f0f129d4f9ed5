import type { AuthFile } from './auth-file.js';
import { isDeepStrictEqual } from 'node:util';
import { fail } from '../../errors/error.js';
import { parseAuthFile } from './read-auth-file.js';

/** One change: the value at a path of keys, or undefined to remove it. */
export interface Edit {
  readonly at: readonly [string, ...string[]];
  readonly value: unknown;
}

/**
 * Sets or removes some values in the text of an auth file and keeps every other one as written: unknown keys, their
 * order, numbers too large for JavaScript (docs/faults.md C12). Only white space beside a change may differ. Indents
 * new lines with tabs, as docker does. Parses the result again and compares it: E_DOCKER_CONFIG_INVALID when the
 * change does not take effect, as in a file with a key twice.
 */
export async function editAuthText(path: string, text: string, edits: readonly Edit[]): Promise<string> {
  const { settings } = parseAuthFile(path, text);
  const wanted = structuredClone(settings) as Record<string, unknown>;
  for (const edit of edits) apply(wanted, edit);
  // JavaScript round-trips a file in docker's own form, so no editor is loaded.
  const isPlain = text === '' || isPlainForm(text, settings);
  const edited = isPlain ? JSON.stringify(wanted, null, '\t') : await editAsText(text, edits);
  if (isDeepStrictEqual(parseAuthFile(path, edited).settings, wanted)) return edited;
  fail('E_DOCKER_CONFIG_INVALID', { path, problem: 'it has a key twice' });
}

/** Whether a text is in docker's own form, which JavaScript writes byte for byte. */
export function isPlainForm(text: string, settings: AuthFile['settings']): boolean {
  return JSON.stringify(settings, null, '\t') === text;
}

function apply(target: Record<string, unknown>, { at, value }: Edit): void {
  const [key, ...rest] = at;
  const [next, ...more] = rest;
  if (next !== undefined) {
    const inner = Object.hasOwn(target, key) ? target[key] : undefined;
    if (inner === undefined && value === undefined) return;
    const child = (inner ?? {}) as Record<string, unknown>;
    define(target, key, child);
    return apply(child, { at: [next, ...more], value });
  }
  if (value === undefined) Reflect.deleteProperty(target, key);
  else define(target, key, value);
}

/** Like an assignment, but also for the key `__proto__`. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

async function editAsText(text: string, edits: readonly Edit[]): Promise<string> {
  const { applyEdits, modify } = await import('jsonc-parser');
  const formattingOptions = { insertSpaces: false, tabSize: 1, eol: /\r\n/.test(text) ? '\r\n' : '\n' };
  let edited = text;
  for (const { at, value } of edits) {
    // The editor goes into objects only; docker reads null as an empty one.
    const [key, ...inner] = at;
    const isNull = (JSON.parse(edited) as Record<string, unknown>)[key] === null;
    if (inner.length > 0 && isNull) {
      edited = applyEdits(edited, modify(edited, [key], {}, { formattingOptions }));
    }
    edited = applyEdits(edited, modify(edited, [...at], value, { formattingOptions }));
  }
  return edited;
}
