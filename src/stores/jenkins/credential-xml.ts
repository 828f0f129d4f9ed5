import { SaxesParser } from 'saxes';
import { regcredError } from '../../errors/error.js';

/** One child of a credential's element, and where it stands in the text. */
export interface Element {
  readonly name: string;
  /** From its `<` to behind its last `>`. */
  readonly outer: readonly [number, number];
  /** Between its tags; undefined when it is `<name/>`. */
  readonly inner: readonly [number, number] | undefined;
  /** Its characters, without those of elements in it. */
  readonly value: string;
}

/** A credential as its config.xml shows it: the text itself, and where things stand in it. */
export interface CredentialXml {
  readonly text: string;
  /** Its Java class. */
  readonly type: string;
  readonly elements: ReadonlyMap<string, Element>;
  /** Children in which Jenkins hides a secret. */
  readonly redacted: ReadonlySet<string>;
  /** Where the element of the credential begins, behind its tag. */
  readonly begin: number;
}

interface Open {
  readonly name: string;
  readonly start: number;
  readonly inner: number;
  value: string;
}

/**
 * Reads config.xml without changing a byte of it: what is not ours is posted back as it came. Throws
 * E_RESPONSE_INVALID, without a word of the text, for what is no XML, and for a DOCTYPE, which could pull in
 * anything and which Jenkins never sends.
 */
export function parseCredential(text: string, host: string): CredentialXml {
  const invalid = (problem: string) => regcredError('E_RESPONSE_INVALID', { host, problem });
  const parser = new SaxesParser();
  const stack: Open[] = [];
  const elements = new Map<string, Element>();
  const redacted = new Set<string>();
  let type = '';
  let begin = 0;
  const add = (characters: string) => {
    const current = stack.at(-1);
    if (current) current.value += characters;
  };
  parser.on('error', () => {
    throw invalid('it is not XML');
  });
  parser.on('doctype', () => {
    throw invalid('it has a DOCTYPE');
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', ({ name }) => {
    const inner = parser.position;
    // No attribute can hold a `<`.
    stack.push({ name, start: text.lastIndexOf('<', inner - 1), inner, value: '' });
    if (stack.length === 1) [type, begin] = [name, inner];
    if (name === 'secret-redacted') redacted.add(stack[1]?.name ?? '');
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const closed = stack.pop();
    if (!closed || stack.length !== 1) return;
    if (elements.has(name)) throw invalid(`it has the element ${name} twice`);
    const end = parser.position;
    const inner = [closed.inner, text.lastIndexOf('<', end - 1)] as const;
    const outer = [closed.start, end] as const;
    elements.set(name, { name, outer, inner: isSelfClosing ? undefined : inner, value: closed.value });
  });
  parser.write(text).close();
  return { text, type, elements, redacted, begin };
}

/** Another value for a child; `xml` is text of XML, with entities where it needs them. */
export interface Edit {
  readonly name: string;
  readonly xml: string;
}

/** The same text but for the values that are named. A child that is not there becomes the first one. */
export function spliced({ text, elements, begin }: CredentialXml, edits: readonly Edit[]): string {
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
