/** A credential as it is posted, read without a parser of XML: the fake must not share one with what it tests. */
export interface PostedXml {
  readonly type: string;
  readonly fields: ReadonlyMap<string, string>;
}

const CHILD = /<([\w.-]+)(?:\s[^>]*)?(?:\/>|>([^]*?)<\/\1\s*>)/g;

/** Undefined for what Jenkins answers 500. */
export function readPosted(text: string): PostedXml | undefined {
  const body = text.replace(/^\uFEFF?(?:<\?xml [^>]*\?>)?\s*/, '').replace(/<!--[^]*?-->/g, '');
  const [, type, inner] = /^<([\w.$-]+)(?:\s[^>]*)?>([^]*)<\/\1\s*>\s*$/.exec(body) ?? [];
  if (type === undefined || inner === undefined || /<!DOCTYPE|<!ENTITY/.test(text)) return undefined;
  const fields = new Map(
    [...inner.matchAll(CHILD)].map(([, name = '', value = '']) => [name, characters(value)]),
  );
  return { type, fields };
}

/** What is between tags: elements say nothing to a field that is a text, which then is empty. */
function characters(xml: string): string {
  return xml
    .split(/<!\[CDATA\[([^]*?)\]\]>/)
    .map((part, index) => (index % 2 === 1 ? part : references(part.replace(/<[^>]*>/g, ''))))
    .join('');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function references(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal?: string, hex?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(decimal === undefined ? parseInt(hex ?? '0', 16) : Number(decimal))
        : (NAMED[name] ?? ''),
    );
}

/** `<password>…</password>` as Jenkins shows it. */
export function redacted(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (whole, name) =>
      whole.replace(new RegExp(`(<${name}(?:\\s[^>]*)?>)[^]*?(</${name}\\s*>)`), '$1<secret-redacted/>$2'),
    text,
  );
}

export function escapedXml(text: string): string {
  return text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;' })[one] ?? '&gt;');
}
