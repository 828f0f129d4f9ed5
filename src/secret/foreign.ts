/** Foreign text ends after so many characters. */
export const CUT = 200;

/**
 * One line without characters that move the cursor, hide text, change its direction or break the line:
 * ANSI sequences, control characters, bidi and zero-width marks.
 */
export function printable(text: string): string {
  return text
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g, '');
}

/** {@link foreign} without the cut at the end: redaction looks for this form of a secret too. */
export function harmless(text: string): string {
  return printable(text)
    .replace(/:(?=:(?!\d))/g, ': ')
    .replace(/##(?=\[)/g, '# #')
    .replace(/(section_(?:start|end)):/g, '$1 ')
    .trim();
}

/**
 * Makes text that did not come from us harmless on one log line: control, ANSI, bidi and line-breaking
 * characters go, `::` (but for that of an ARN, `iam::123456789012`) and `##[` (GitHub's command syntaxes, the second found anywhere in a line) and
 * GitLab's `section_start:` are broken, and it ends after 200 characters.
 *
 * It does not redact secrets. Where the masks are at hand, redact first: `foreign(masks.redact(text))`.
 * What is printed is redacted once more afterwards, and that also finds a secret which was changed or
 * cut here.
 */
export function foreign(text: string): string {
  const line = harmless(text.slice(0, 20 * CUT));
  return line.length > CUT ? `${line.slice(0, CUT)}…` : line;
}
