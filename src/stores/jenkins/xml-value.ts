import { Secret } from '../../secret/secret.js';
import { spliced, type CredentialXml } from './credential-xml.js';

/** Values of children, by name. This file reveals them and returns a Secret. */
export type CredentialValues = Readonly<Record<string, Secret | string>>;

/** Says why XML 1.0 cannot represent a value (section 2.2); undefined when it can. */
export function xmlProblem(value: Secret | string): string | undefined {
  const text = plain(value);
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text))
    return 'it contains a control character, which XML cannot represent';
  if (/\p{Cs}/u.test(text)) return 'it contains half a character, which XML cannot represent';
  return undefined;
}

/** Replaces values in the text of Jenkins. */
export function withValues(xml: CredentialXml, values: CredentialValues): Secret {
  const edits = Object.entries(values).map(([name, value]) => ({ name, xml: escaped(plain(value)) }));
  return new Secret(spliced(xml, edits));
}

/** Writes the text of a new credential. */
export function newCredential(type: string, values: CredentialValues): Secret {
  const children = Object.entries(values).map(
    ([name, value]) => `  <${name}>${escaped(plain(value))}</${name}>\n`,
  );
  return new Secret(`<${type}>\n${children.join('')}</${type}>\n`);
}

/**
 * Escapes every character that a parser could change, such as line ends (section 2.11; XML 1.1 has more of them), and
 * every non-ASCII one, so that no encoding matters.
 */
export function escaped(text: string): string {
  return text.replace(/[&<>"']|[^\x20-\x7e]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

const plain = (value: Secret | string) => (value instanceof Secret ? value.reveal() : value);
