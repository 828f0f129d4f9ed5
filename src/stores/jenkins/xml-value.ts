import { Secret } from '../../secret/secret.js';
import { spliced, type CredentialXml } from './credential-xml.js';

/** Values of children, by their names. A secret is revealed only here, and what comes out is one again. */
export type Values = Readonly<Record<string, Secret | string>>;

/** Why XML 1.0 cannot carry a value in any form (section 2.2); undefined when it can. */
export function xmlProblem(value: Secret | string): string | undefined {
  const text = plain(value);
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text))
    return 'it has a control character, which XML cannot carry';
  if (/\p{Cs}/u.test(text)) return 'it has half a character, which XML cannot carry';
  return undefined;
}

/** The text that Jenkins gave, with other values. */
export function withValues(xml: CredentialXml, values: Values): Secret {
  const edits = Object.entries(values).map(([name, value]) => ({ name, xml: escaped(plain(value)) }));
  return new Secret(spliced(xml, edits));
}

/** A credential that does not exist yet. */
export function newCredential(type: string, values: Values): Secret {
  const children = Object.entries(values).map(
    ([name, value]) => `  <${name}>${escaped(plain(value))}</${name}>\n`,
  );
  return new Secret(`<${type}>\n${children.join('')}</${type}>\n`);
}

/**
 * As references everything that a parser could change: line ends become one kind (section 2.11; XML 1.1 has more
 * of them), and nothing depends on an encoding.
 */
export function escaped(text: string): string {
  return text.replace(/[&<>"']|[^\x20-\x7e]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

const plain = (value: Secret | string) => (value instanceof Secret ? value.reveal() : value);
