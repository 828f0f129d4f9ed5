/**
 * How a leak may be written, undone. The search decodes what it finds in place of encoding what it looks
 * for, so that it shares no idea with src/secret/forms.ts and no bug can blind both.
 *
 * Texts are byte strings: one character (0-255) per byte of UTF-8.
 */
export interface Decoder {
  readonly name: string;
  /** Wants the text as it is, also what is not readable in it. */
  readonly binary?: true;
  decode(text: string): string;
}

export const decoders: readonly Decoder[] = [
  { name: 'base64', decode: base64 },
  { name: 'hex', decode: hex },
  { name: 'UTF-16', binary: true, decode: utf16 },
  {
    name: 'percent',
    decode: (text) => text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => byte(code, 16)),
  },
  { name: 'form', decode: (text) => text.replaceAll('+', ' ') },
  { name: 'unicode escapes', decode: unicodeEscapes },
  {
    name: 'octal escapes',
    decode: (text) => text.replace(/\\([0-3][0-7]{2})/g, (_, code: string) => byte(code, 8)),
  },
  { name: 'named escapes', decode: namedEscapes },
  { name: 'entities', decode: entities },
  { name: "quoted by '\\''", decode: (text) => text.replaceAll("'\\''", "'") },
  { name: 'doubled', decode: (text) => text.replace(/(["'$\\])\1/g, '$1') },
  { name: 'escaped by ` or ^', decode: (text) => text.replace(/[`^](?=[^\w\s])/g, '') },
  { name: 'line breaks', decode: (text) => text.replace(/\s*[\r\n]+\s*/g, '') },
];

function byte(code: string, radix: number): string {
  return String.fromCharCode(parseInt(code, radix));
}

function base64(text: string): string {
  const runs = text.match(/[A-Za-z0-9+/_-]{11,}/g) ?? [];
  // Eleven letters hold the shortest canary. A run may begin with letters that are not part of the base64 text: every alignment is tried.
  return runs
    .flatMap((run) => [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1')))
    .join('\n\n');
}

function hex(text: string): string {
  const runs = text.match(/(?:(?:\\x|0x)?[0-9a-f]{2}[\s:,-]?){6,}[0-9a-f]?/gi) ?? [];
  return runs
    .map((run) => run.replace(/\\x|0x|[\s:,-]/gi, ''))
    .flatMap((run) => [0, 1].map((skip) => Buffer.from(run.slice(skip), 'hex').toString('latin1')))
    .join('\n\n');
}

/** Where four characters in a row are from beyond Europe, it was no UTF-16 (a canary has two at most). */
function utf16(text: string): string {
  if (!text.includes('\0')) return text;
  return [0, 1]
    .map((skip) => Buffer.from(text.slice(skip), 'latin1').toString('utf16le'))
    .map((decoded) => decoded.replace(/[\u0600-\uffff]{4,}/g, '\u0001'))
    .map((decoded) => Buffer.from(decoded, 'utf8').toString('latin1'))
    .join('\n\n');
}

function unicodeEscapes(text: string): string {
  return text.replace(/(?:\\u[0-9a-f]{4})+/gi, (run) => {
    const units = run.split(/\\u/i).slice(1);
    const decoded = String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
    return Buffer.from(decoded, 'utf8').toString('latin1');
  });
}

/** JSON, C, printf %q and backslashes before anything else. */
function namedEscapes(text: string): string {
  const named: Readonly<Record<string, string>> = {
    n: '\n',
    r: '\r',
    t: '\t',
    b: '\b',
    f: '\f',
    a: '\u0007',
  };
  return text.replace(/\\([^\n])/g, (_, letter: string) => named[letter] ?? letter);
}

function entities(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([0-9a-f]+));/gi,
    (all, name?: string, ten?: string, six?: string) =>
      name !== undefined
        ? (named[name.toLowerCase()] ?? all)
        : byte(ten ?? six ?? '', ten === undefined ? 16 : 10),
  );
}
