/** Turns a registered secret into one more form that is masked; an empty text means there is none. */
export type Encoder = (value: string) => string;

const base64 = (bytes: Buffer): string => bytes.toString('base64');

function shifted(bytes: number): Encoder {
  return (value) => {
    const all = Buffer.from(value);
    return base64(all.length > bytes ? all.subarray(bytes) : all);
  };
}

// Json.NET escapes less than it might: U+0085 and the two line separators, and nothing else above ASCII.
const json: Encoder = (value) =>
  JSON.stringify(value)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

// Uri.EscapeDataString keeps only the unreserved characters of RFC 3986; encodeURIComponent keeps five more.
const uri: Encoder = (value) =>
  encodeURIComponent(Buffer.from(value).toString()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
};
const xml: Encoder = (value) => value.replace(/[<>"'&]/g, (char) => entities[char] ?? char);

const unquoted: Encoder = (value) =>
  value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : '';

const longEnough = (part: string): string => (part.length >= 6 ? part : '');

// PowerShell splits a failing command at the last "&", or at the first "&+" whose next letter it colours.
const beforeAmpersand: Encoder = (value) => {
  const plus = value.indexOf('&+');
  return longEnough(plus >= 0 ? value.slice(0, plus + 2) : value.slice(0, value.lastIndexOf('&') + 1));
};
const afterAmpersand: Encoder = (value) => {
  const plus = value.indexOf('&+');
  if (plus >= 0) return longEnough(value.slice(plus + 3));
  return value.includes('&') ? longEnough(value.slice(value.lastIndexOf('&') + 1)) : '';
};

/** The eleven encoders of the runner (actions/runner 2.336.0, HostContext.cs and ValueEncoders.cs). */
export const encoders: readonly Encoder[] = [
  shifted(0),
  shifted(1),
  shifted(2),
  (value) => value.replaceAll('"', '\\"'), // arguments of docker
  (value) => value.replaceAll("'", "''"), // text in an expression
  json,
  uri,
  xml,
  unquoted,
  beforeAmpersand,
  afterAmpersand,
];
