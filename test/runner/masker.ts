import { encoders } from './encoders.js';

/** Hides registered secrets the way the runner does: by text, in the eleven encoded forms, and in no other. */
export interface Masker {
  /** Registers the value and each of its trimmed lines. There is no minimum length. */
  add(value: string): void;
  mask(text: string): string;
}

export function createMasker(): Masker {
  const forms = new Set<string>();
  const register = (value: string): void => {
    for (const form of [value, ...encoders.map((encode) => encode(value))]) if (form !== '') forms.add(form);
  };
  return {
    add(value) {
      if (value !== '') register(value);
      for (const line of value.split(/[\r\n]/)) if (line.trim() !== '') register(line.trim());
    },
    mask: (text) => replaceRanges(text, ranges(text, forms)),
  };
}

type Range = { start: number; end: number };

/** Every place of every form, found in the untouched text, merged where they overlap or touch. */
function ranges(text: string, forms: Iterable<string>): Range[] {
  const found: Range[] = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      found.push({ start: at, end: at + form.length });
    }
  }
  const merged: Range[] = [];
  for (const range of found.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push(range);
  }
  return merged;
}

function replaceRanges(text: string, hidden: readonly Range[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of hidden) {
    shown += `${text.slice(from, start)}***`;
    from = end;
  }
  return shown + text.slice(from);
}
