import { defined } from '../defined.js';
import { isCommonWord } from './common-words.js';
import { CUT } from './foreign.js';
import { forms, isForm, pair, SHORTEST_FORM, singleLine } from './forms.js';
import type { Secret } from './secret.js';

const MASK = '***';

export type Weakness = 'short' | 'common word';

export interface Added {
  /** The forms not known before that a CI should mask, line by line. */
  readonly masks: readonly string[];
  /** Why the value itself is not masked: masking it would make the log unreadable. */
  readonly weakness?: Weakness;
}

/** Holds the secrets of a run and finds them in text. */
export interface Redactor {
  add(secret: Secret, username?: string): Added;
  /**
   * Replaces every known form by `***`; overlapping ones become one. Makes one pass over the original text,
   * so a secret that is part of `***` cannot make it run forever, and takes nothing as a pattern.
   */
  redact(text: string): string;
}

export function createRedactor(): Redactor {
  const known = new Set<string>();
  const added = new Set<string>();
  const index: Index = new Map();
  return {
    add(secret, username) {
      const name = JSON.stringify([secret.reveal(), username]);
      if (added.has(name)) return { masks: [] };
      added.add(name);
      const { weakness, all } = judge(secret.reveal(), username);
      const newForms = all.filter((form) => !known.has(form));
      for (const form of newForms) {
        known.add(form);
        const start = form.slice(0, SHORTEST_FORM);
        const alike = index.get(start);
        if (alike) alike.push(form);
        else index.set(start, [form]);
      }
      return defined({ masks: singleLine(newForms), weakness });
    },
    redact: (text) => replaceRanges(text, merge(positions(text, index))),
  };
}

/** All forms by their first {@link SHORTEST_FORM} characters: a run may know tens of thousands. */
type Index = Map<string, string[]>;

/** A weak secret is still masked together with its username. */
function judge(value: string, username?: string): { weakness?: Weakness; all: readonly string[] } {
  const trimmed = value.trim();
  const weakness = isCommonWord(value) ? 'common word' : trimmed.length < SHORTEST_FORM ? 'short' : undefined;
  if (weakness === undefined) return { all: forms(value, username) };
  if (username === undefined || trimmed === '') return { weakness, all: [] };
  return { weakness, all: [...new Set(pair(`${username}:${trimmed}`))].filter(isForm) };
}

type Range = [start: number, end: number];

function positions(text: string, index: Index): Range[] {
  const found: Range[] = [];
  for (let at = 0; at + SHORTEST_FORM <= text.length; at++) {
    const alike = index.get(text.slice(at, at + SHORTEST_FORM)) ?? [];
    for (const form of alike) if (text.startsWith(form, at)) found.push([at, at + form.length]);
  }
  // foreign() cuts a long text with this mark, perhaps in the middle of a secret.
  for (let cut = text.indexOf('…'); cut >= 0; cut = text.indexOf('…', cut + 1)) {
    const length = longestPrefixBefore(text.slice(Math.max(0, cut - CUT), cut), index);
    if (length > 0) found.push([cut - length, cut]);
  }
  return found;
}

/** Measures the prefix of a form right before the mark of a cut, where it counts as the secret. */
function longestPrefixBefore(text: string, index: Index): number {
  for (let at = 0; at + SHORTEST_FORM <= text.length; at++) {
    const alike = index.get(text.slice(at, at + SHORTEST_FORM)) ?? [];
    if (alike.some((form) => form.startsWith(text.slice(at)))) return text.length - at;
  }
  return 0;
}

function merge(ranges: Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function replaceRanges(text: string, ranges: readonly Range[]): string {
  let [shown, from] = ['', 0];
  for (const [start, end] of ranges) {
    shown += text.slice(from, start) + MASK;
    from = end;
  }
  return shown + text.slice(from);
}
