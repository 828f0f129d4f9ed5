import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair, Scalar } from 'yaml';
import { fail } from '../errors.js';

export type Path = readonly (string | number)[];

export interface YamlText {
  readonly value: unknown;
  /**
   * Line and column, counted from 1, of the value at `path` (or of its key). Of the nearest thing around
   * it when there is nothing at `path`.
   */
  position(path: Path, of?: 'key' | 'value'): { readonly line: number; readonly column: number };
  /**
   * Where plain text stands that YAML 1.1 would read as something else (`yes`, `2026-01-01`, `0123`).
   * It is text here; who wants text there should ask for quotes, so that no two readers differ.
   */
  readonly ambiguous: readonly Path[];
}

const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 32;
const REFUSED_KEYS = ['__proto__', 'prototype', 'constructor', '<<'];
// The YAML 1.1 types page (yaml.org/type): bool, int with `_`, sexagesimal numbers and timestamps.
const YAML_11 =
  /^(?:y|n|0b[01_]+|yes|no|on|off|[-+]?\d[\d_]*|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt ].*)?)$/i;

/**
 * Reads YAML 1.2 (core schema) that people write for us: no aliases, anchors, tags, merge keys, directives,
 * second documents or duplicate keys, at most 256 KiB, at most 32 levels (reference: faults A16, A18).
 *
 * Throws E_CONFIG_SYNTAX with `source`, line and column, and never with a word of the text: a password may
 * stand in it. The parser's own messages quote the text, so only its error code is passed on.
 */
export function readYaml(text: string, source: string): YamlText {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw fail('E_CONFIG_SYNTAX', { source, line: 1, column: 1, problem: 'is larger than 256 KiB' });
  }
  const lines = new LineCounter();
  if (isPathological(text)) {
    throw fail('E_CONFIG_SYNTAX', { source, line: 1, column: 1, problem: 'is nested too deeply' });
  }
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refuse = (offset: number, problem: string) =>
    fail('E_CONFIG_SYNTAX', { source, ...at(offset), problem });
  const document = parse(text, lines, refuse);
  const places = new Map<string, Place>([['[]', { key: 0, value: document.contents?.range?.[0] ?? 0 }]]);
  const ambiguous: Path[] = [];
  const value = build(document.contents, [], { places, ambiguous, refuse });
  return {
    value,
    ambiguous,
    position(path, of = 'value') {
      for (let length = path.length; length > 0; length--) {
        const place = places.get(JSON.stringify(path.slice(0, length)));
        if (place) return at(length === path.length ? place[of] : place.key);
      }
      return at(places.get('[]')?.value ?? 0);
    },
  };
}

type Refuse = (offset: number, problem: string) => Error;

interface Place {
  readonly key: number;
  readonly value: number;
}

interface Build {
  readonly places: Map<string, Place>;
  readonly ambiguous: Path[];
  readonly refuse: Refuse;
}

/**
 * Nesting on which the parser takes seconds, or more memory than there is, is refused before it sees it.
 * Brackets in quotes and comments count too: nobody leaves that many open.
 */
function isPathological(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === '[' || character === '{') open++;
    if ((character === ']' || character === '}') && open > 0) open--;
    if (open > 2 * MAX_DEPTH) return true;
  }
  return text.split(/[\r\n]/).some((line) => {
    const lead = /^[-?: \t]*/.exec(line)?.[0] ?? '';
    return (lead.match(/[-?:](?=[ \t])/g)?.length ?? 0) > MAX_DEPTH;
  });
}

function parse(text: string, lineCounter: LineCounter, refuse: Refuse): Document.Parsed {
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      // Looked for below: the parser compares each key with each.
      uniqueKeys: false,
      strict: true,
      prettyErrors: false,
      logLevel: 'error', // 'silent' would also take the first of several documents
      lineCounter,
    });
  } catch {
    // Thousands of nested brackets end in a RangeError.
    throw refuse(0, 'cannot be read as YAML');
  }
  const error = document.errors[0];
  if (error) throw refuse(error.pos[0], `is not valid YAML (${error.code})`);
  // `%YAML 1.1` would bring back its octal numbers and merge keys.
  if (document.directives.yaml.explicit || Object.keys(document.directives.tags).length > 1) {
    throw refuse(0, 'has a % directive, which is not supported');
  }
  return document;
}

function build(node: Node | null | undefined, path: Path, to: Build): unknown {
  if (!node) return null;
  const offset = node.range?.[0] ?? 0;
  if (isAlias(node)) throw to.refuse(offset, 'has an alias (*), which is not supported');
  const { tag, anchor } = node as Scalar;
  if (tag) throw to.refuse(offset, 'has a tag (!), which is not supported');
  if (anchor) throw to.refuse(offset, 'has an anchor (&), which is not supported');
  if (path.length > MAX_DEPTH) throw to.refuse(offset, 'is nested too deeply');
  if (isMap(node)) return buildMap(node.items as Pair<Node, Node | null>[], path, to);
  if (isSeq(node)) {
    return node.items.map((item, index) => {
      const place = (item as Node).range?.[0] ?? offset;
      to.places.set(JSON.stringify([...path, index]), { key: place, value: place });
      return build(item as Node, [...path, index], to);
    });
  }
  if (!isScalar(node)) throw to.refuse(offset, 'has something that is not supported');
  if (typeof node.value === 'string' && node.type === 'PLAIN' && YAML_11.test(node.value)) {
    to.ambiguous.push(path);
  }
  return node.value;
}

function buildMap(items: readonly Pair<Node, Node | null>[], path: Path, to: Build): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (const { key, value } of items) {
    const offset = key.range?.[0] ?? 0;
    const name = build(key, path, { ...to, ambiguous: [] });
    if (typeof name !== 'string') throw to.refuse(offset, 'has a key that is not text; quote it');
    if (Object.hasOwn(map, name)) throw to.refuse(offset, 'has the same key twice');
    if (REFUSED_KEYS.includes(name)) throw to.refuse(offset, 'has a key that is not allowed');
    const inner = [...path, name];
    to.places.set(JSON.stringify(inner), { key: offset, value: value?.range?.[0] ?? offset });
    map[name] = build(value, inner, to);
  }
  return map;
}
