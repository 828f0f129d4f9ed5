import { CST, Lexer } from 'yaml';

/** The usual text has a token for every five characters; hostile ones are all tokens. */
const TOKENS_PER_KIB = 320;

export type Refuse = (offset: number, problem: string) => Error;

interface State {
  /** Open brackets and braces. */
  open: number;
  /** Indicators (`-`, `?`, `:`) on this line outside of brackets; each may open a level. */
  signs: number;
  /** The last token that was neither white space nor a comment. */
  last: string;
}

const REFUSED: Readonly<Record<string, string>> = {
  alias: 'has an alias (*), which is not supported',
  anchor: 'has an anchor (&), which is not supported',
  tag: 'has a tag (!), which is not supported',
  'directive-line': 'has a % directive, which is not supported',
};
/** A quote that is never closed would be reported at the end of the text. */
const CLOSED: Readonly<Record<string, RegExp>> = {
  'double-quoted-scalar': /^"(?:[^"\\]|\\[^])*"$/,
  'single-quoted-scalar': /^'(?:[^']|'')*'$/,
};
const INVALID = 'is not valid YAML (UNEXPECTED_TOKEN)';
const DEEP = 'is nested too deeply';
// YAML 1.2, 5.7: what may follow a backslash. Reads pairs from the start: in `\\q` the second one is escaped.
const BAD_ESCAPE = /^(?:[^\\]|\\[0abt\tnvfre "/\\N_LPxuU\r\n])*\\[^0abt\tnvfre "/\\N_LPxuU\r\n]/;

/**
 * Scans the tokens of a YAML text before it is parsed, and refuses, at its first position, what regcred does
 * not support and what costs the parser seconds: `yaml` collects every error of a text, and some of them at a
 * cost that grows with their number (docs/faults.md A18).
 */
export function scanYaml(text: string, kib: number, maxDepth: number, refuse: Refuse): void {
  const state: State = { open: 0, signs: 0, last: '' };
  let offset = 0;
  let count = 0;
  for (const source of new Lexer().lex(text)) {
    const type = CST.tokenType(source) ?? 'scalar';
    const problem =
      ++count > kib * TOKENS_PER_KIB ? 'has too many parts' : judge(type, source, state, maxDepth);
    if (problem !== undefined) throw refuse(offset, problem);
    // Three tokens are internal to the lexer and have no text.
    if (!/^[\x02\x18\x1f]$/.test(source)) offset += source.length;
  }
}

function judge(type: string, source: string, state: State, maxDepth: number): string | undefined {
  if (type === 'space' || type === 'comment') return undefined;
  if (type === 'newline') {
    state.signs = 0;
    return undefined;
  }
  const { last } = state;
  state.last = type;
  if (REFUSED[type]) return REFUSED[type];
  if (CLOSED[type]?.test(source) === false) return 'has a quote that is never closed';
  if (type === 'flow-map-start' || type === 'flow-seq-start')
    return ++state.open > maxDepth ? DEEP : undefined;
  if (type === 'flow-map-end' || type === 'flow-seq-end') return --state.open < 0 ? INVALID : undefined;
  if (type === 'comma') return last === 'comma' ? INVALID : undefined;
  if (type === 'flow-error-end') return INVALID;
  if (type === 'double-quoted-scalar') return BAD_ESCAPE.test(source) ? INVALID : undefined;
  const isSign = type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind';
  return isSign && state.open === 0 && ++state.signs > maxDepth ? DEEP : undefined;
}
