import { Composer, isMap, isScalar, isSeq, Parser } from 'yaml';
import type { CST, Document, ErrorCode, Node, Pair } from 'yaml';
import { defined } from '../defined.js';
import { fail, regcredError, RegcredError } from '../errors/error.js';
import { scanYaml, type Refuse } from './scan-yaml.js';

export type Path = readonly (string | number)[];

export interface YamlText {
  readonly value: unknown;
  /**
   * Returns line and column, from 1, of the value at `path` (or of its key), or of the nearest parent when
   * there is nothing at `path`.
   */
  position(path: Path, of?: 'key' | 'value'): { readonly line: number; readonly column: number };
  /**
   * Finds plain text that YAML 1.1 would read as another type (`yes`, `2026-01-01`, `0123`). It is text
   * here; a caller that expects text asks for quotes, so that no two readers differ.
   */
  readonly ambiguous: readonly Path[];
  /** Finds plain text with a comment behind it (`abc #def`): it may be one value that was not quoted. */
  readonly commented: readonly Path[];
  /** Returns a plain value as written, for example a number with its zeros; undefined for any other. */
  plain(path: Path): string | undefined;
}

export interface YamlOptions {
  /** The most KiB. */
  readonly kib?: number;
  /** The usual cause of a fault in this text, for the hint. */
  readonly usual?: string;
}

const KIB = 1024;
const NEEDS_QUOTES =
  'The usual cause is a value without quotes that begins with @, %, a quote or a bracket, or contains ": " or " #".';
const MAX_DEPTH = 32;
const REFUSED_KEYS = ['__proto__', 'prototype', 'constructor', '<<'];
// The YAML 1.1 types page (yaml.org/type): bool, int with `_`, sexagesimal numbers and timestamps.
const YAML_11 =
  /^(?:y|n|0b[01_]+|yes|no|on|off|[-+]?\d[\d_]*|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt ].*)?)$/i;

/**
 * Reads YAML 1.2 (core schema) that people write for us: no aliases, anchors, tags, merge keys, directives,
 * second documents or duplicate keys, at most `kib` KiB, at most 32 levels (docs/faults.md A16, A18).
 *
 * Throws E_CONFIG_SYNTAX with `source`, line and column, and never with a word of the text, which may contain
 * a password. The parser's own messages quote the text, so only its error code is passed on.
 */
export function readYaml(
  text: string,
  source: string,
  { kib = 64, usual = NEEDS_QUOTES }: YamlOptions = {},
): YamlText {
  if (Buffer.byteLength(text) > kib * KIB) {
    fail('E_CONFIG_SYNTAX', { source, line: 1, column: 1, problem: `is larger than ${kib} KiB`, usual });
  }
  const at = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  const refuse = (offset: number, problem: string) =>
    regcredError('E_CONFIG_SYNTAX', { source, ...at(offset), problem, usual });
  scanYaml(text, kib, MAX_DEPTH, refuse);
  const [ambiguous, commented]: [Path[], Path[]] = [[], []];
  const value = build(parse(text, refuse).contents, [], { text, ambiguous, commented, refuse });
  // Computed only after a fault: a file of thousands of credentials has ten times as many places.
  let found: ReadonlyMap<string, Place> | undefined;
  const places = () => (found ??= placesOf(text, refuse));
  return {
    value,
    ambiguous,
    commented,
    plain: (path) => places().get(JSON.stringify(path))?.plain,
    position(path, of = 'value') {
      for (let length = path.length; length > 0; length--) {
        const place = places().get(JSON.stringify(path.slice(0, length)));
        if (place) return at(length === path.length ? place[of] : place.key);
      }
      return at(places().get('[]')?.value ?? 0);
    },
  };
}

interface Place {
  readonly key: number;
  readonly value: number;
  readonly plain?: string;
}

/** Maps each value of the text to its position. */
function placesOf(text: string, refuse: Refuse): ReadonlyMap<string, Place> {
  const { contents } = parse(text, refuse);
  const places = new Map<string, Place>([['[]', { key: 0, value: contents?.range?.[0] ?? 0 }]]);
  build(contents, [], { text, places, ambiguous: [], commented: [], refuse });
  return places;
}

interface Build {
  readonly text: string;
  readonly places?: Map<string, Place>;
  readonly ambiguous: Path[];
  readonly commented: Path[];
  readonly refuse: Refuse;
}

function parse(text: string, refuse: Refuse): Document.Parsed {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    // Duplicate keys are found below: the parser compares each key with each.
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  // Stops at the first error. The composer has no option for that; should this property be renamed one day,
  // it collects all errors again, and the first one is still found below.
  Object.assign(composer, { onError: firstError(refuse) });
  let document: Document.Parsed | undefined;
  try {
    for (const next of composer.compose(tokens(text, refuse), true, text.length)) {
      if (document) throw refuse(next.range[0], 'is not valid YAML (MULTIPLE_DOCS)');
      document = next;
    }
  } catch (error) {
    throw error instanceof RegcredError ? error : refuse(0, 'cannot be read as YAML');
  }
  if (!document) throw refuse(0, 'cannot be read as YAML');
  const error = document.errors[0];
  if (error) throw refuse(error.pos[0], `is not valid YAML (${error.code})`);
  return document;
}

function firstError(refuse: Refuse) {
  let found: Error | undefined;
  return (source: unknown, code: ErrorCode, _message: string, warning?: boolean) => {
    if (warning) return;
    // The composer catches what is thrown inside of a collection, and reports it again as another error at its start.
    if (found) throw found;
    const [first] = Array.isArray(source) ? (source as unknown[]) : [source];
    const { offset } =
      typeof first === 'object' && first ? (first as { offset?: unknown }) : { offset: first };
    throw (found = refuse(typeof offset === 'number' ? offset : 0, `is not valid YAML (${code})`));
  };
}

function* tokens(text: string, refuse: Refuse): Generator<CST.Token> {
  for (const token of new Parser().parse(text)) {
    if (token.type === 'error') throw refuse(token.offset, 'is not valid YAML (UNEXPECTED_TOKEN)');
    yield token;
  }
}

function build(node: Node | null | undefined, path: Path, to: Build): unknown {
  if (!node) return null;
  const offset = node.range?.[0] ?? 0;
  if (path.length > MAX_DEPTH) throw to.refuse(offset, 'is nested too deeply');
  if (isMap(node)) return buildMap(node.items as Pair<Node, Node | null>[], path, to);
  if (isSeq(node)) {
    return node.items.map((item, index) => {
      const place = (item as Node).range?.[0] ?? offset;
      to.places?.set(JSON.stringify([...path, index]), { key: place, value: place });
      return build(item as Node, [...path, index], to);
    });
  }
  if (!isScalar(node)) throw to.refuse(offset, 'has something that is not supported');
  if (typeof node.value === 'string' && node.type === 'PLAIN' && YAML_11.test(node.value)) {
    to.ambiguous.push(path);
  }
  if (node.type === 'PLAIN' && /^[ \t]+#/.test(to.text.slice(node.range?.[1]))) to.commented.push(path);
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
    const plain = isScalar(value) && value.type === 'PLAIN' ? value.source : undefined;
    const place = { key: offset, value: value?.range?.[0] ?? offset };
    to.places?.set(JSON.stringify(inner), { ...place, ...defined({ plain }) });
    map[name] = build(value, inner, to);
  }
  return map;
}
