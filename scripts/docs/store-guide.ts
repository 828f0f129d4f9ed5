import { handWritten, listed, sections, type Example, type Section } from './page-blocks.js';

/** The hand-written part of a store's page. */
export interface StoreGuide {
  readonly title: string;
  /** What it is, in one sentence. */
  readonly summary: string;
  /** A complete regcred.yml. */
  readonly yaml: string;
  /** Short forms, and their meanings. */
  readonly short: readonly Row[];
  /** Values of `ledger`, and their meanings; empty when it keeps no ledger. */
  readonly ledger: readonly Row[];
  /** Variables and permissions that a write needs, and their values. */
  readonly access: readonly Row[];
  /** What to create on the platform, in order: sentences. */
  readonly setup: readonly string[];
  /** What its consumers write to read it. */
  readonly reading: Example;
  /** What a write leaves unchanged: sentences. */
  readonly kept: readonly string[];
  /** What the platform does not show, and the consequences: sentences. */
  readonly unseen: readonly string[];
  /** Traps: sentences. */
  readonly notes: readonly string[];
}

/** A form or a name without its back quotes, and its meaning. */
export type Row = readonly [string, string];

/** Headings of a store's page. */
export const headings = {
  keys: 'Keys',
  setup: 'What to create there',
  reading: 'How jobs read it',
  kept: 'What a write keeps',
  unseen: 'What regcred cannot see',
  ledger: 'As the location of the ledger',
  notes: 'Traps',
} as const;

/** Reads the hand-written part of a store's page. A missing part is empty. */
export function readStoreGuide(page: string): StoreGuide {
  const text = handWritten(page);
  const [, title = '', summary = ''] = /^# (.*)\n+([^`#]*?)\n\n/m.exec(text) ?? [];
  // The introduction has no heading of the second level.
  const [intro] = sections(`## ${title}\n${text.split(/^## /m)[0] ?? ''}`);
  const parts = new Map(sections(text).map((part) => [part.title, part]));
  const part = (name: keyof typeof headings): Section =>
    parts.get(headings[name]) ?? { title: headings[name], text: '', examples: [] };
  const sentences = (name: keyof typeof headings) => listed(part(name).text);
  return {
    title,
    summary,
    yaml: intro?.examples[0]?.text ?? '',
    short: rows(part('keys').text),
    ledger: rows(part('ledger').text),
    access: rows(part('setup').text),
    setup: sentences('setup'),
    reading: part('reading').examples[0] ?? { language: '', text: '' },
    kept: sentences('kept'),
    unseen: sentences('unseen'),
    notes: sentences('notes'),
  };
}

/** Reads the rows of a table of two columns, without its head. */
function rows(text: string): readonly Row[] {
  const lines = [...text.matchAll(/^\| (.*?) +\| (.*?) +\|$/gm)];
  return lines.slice(2).map(([, name = '', meaning = '']) => [name.replace(/^`(.*)`$/, '$1'), meaning]);
}
