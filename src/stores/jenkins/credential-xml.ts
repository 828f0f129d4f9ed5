import { SaxesParser } from 'saxes';
import { regcredError } from '../../errors/error.js';

/** A child of a credential's element, and its position in the text. */
export interface XmlElement {
  readonly name: string;
  /** Range from its first `<` to after its last `>`. */
  readonly outer: readonly [number, number];
  /** Range between its tags; undefined for `<name/>`. */
  readonly inner: readonly [number, number] | undefined;
  /** Text, without that of nested elements. */
  readonly value: string;
}

/** A credential's config.xml: the text, and the positions of its elements. */
export interface CredentialXml {
  readonly text: string;
  /** Java class. */
  readonly type: string;
  readonly elements: ReadonlyMap<string, XmlElement>;
  /** Children whose secret Jenkins hides. */
  readonly redacted: ReadonlySet<string>;
  /** Position after the opening tag of the credential's element. */
  readonly begin: number;
}

interface Open {
  readonly name: string;
  readonly start: number;
  readonly inner: number;
  value: string;
}

/**
 * Parses config.xml and keeps every byte, so that a write posts back unchanged what regcred does not own. Throws
 * E_RESPONSE_INVALID, which quotes nothing, for malformed XML and for a DOCTYPE, which could include other files and
 * which Jenkins never sends.
 */
export function parseCredential(text: string, host: string): CredentialXml {
  const valueError = (problem: string) => regcredError('E_RESPONSE_INVALID', { host, problem });
  const parser = new SaxesParser();
  const stack: Open[] = [];
  const elements = new Map<string, XmlElement>();
  const redacted = new Set<string>();
  let type = '';
  let begin = 0;
  const add = (characters: string) => {
    const current = stack.at(-1);
    if (current) current.value += characters;
  };
  parser.on('error', () => {
    throw valueError('it is not XML');
  });
  parser.on('doctype', () => {
    throw valueError('it has a DOCTYPE');
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', ({ name }) => {
    const inner = parser.position;
    // No attribute can contain a `<`.
    stack.push({ name, start: text.lastIndexOf('<', inner - 1), inner, value: '' });
    if (stack.length === 1) [type, begin] = [name, inner];
    if (name === 'secret-redacted') redacted.add(stack[1]?.name ?? '');
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const closed = stack.pop();
    if (!closed || stack.length !== 1) return;
    if (elements.has(name)) throw valueError(`it has the element ${name} twice`);
    const end = parser.position;
    const inner = [closed.inner, text.lastIndexOf('<', end - 1)] as const;
    const outer = [closed.start, end] as const;
    elements.set(name, { name, outer, inner: isSelfClosing ? undefined : inner, value: closed.value });
  });
  parser.write(text).close();
  return { text, type, elements, redacted, begin };
}

/** A new value for a child; `xml` is escaped text. */
export interface XmlEdit {
  readonly name: string;
  readonly xml: string;
}

/** Replaces the named values in the text. A missing child is added as the first one. */
export function spliced({ text, elements, begin }: CredentialXml, edits: readonly XmlEdit[]): string {
  const pieces = edits.map(({ name, xml }) => {
    const element = elements.get(name);
    if (!element) return { from: begin, to: begin, piece: `<${name}>${xml}</${name}>` };
    const { outer, inner } = element;
    if (inner) return { from: inner[0], to: inner[1], piece: xml };
    const tag = text.slice(outer[0], outer[1]).replace(/\s*\/>$/, '>');
    return { from: outer[0], to: outer[1], piece: `${tag}${xml}</${name}>` };
  });
  return pieces
    .toSorted((a, b) => b.from - a.from)
    .reduce((whole, { from, to, piece }) => whole.slice(0, from) + piece + whole.slice(to), text);
}
