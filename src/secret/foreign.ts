/** Foreign text is cut after this many characters. */
export const CUT = 200;

/**
 * Removes characters that move the cursor, hide text, change its direction or break the line:
 * ANSI sequences, control characters, bidi and zero-width marks.
 */
export function printable(text: string): string {
  return text
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g, '');
}

/** Like {@link foreign}, without the cut. Redaction searches for this form of a secret too. */
export function harmless(text: string): string {
  return printable(text)
    .replace(/:(?=:(?!\d))/g, ': ')
    .replace(/##(?=\[)/g, '# #')
    .replace(/(section_(?:start|end)):/g, '$1 ')
    .trim();
}

/**
 * Makes foreign text harmless on one log line. Removes control, ANSI, bidi and line-breaking characters,
 * breaks GitHub's command syntaxes `::` (but not in an ARN, `iam::123456789012`) and `##[`, which counts
 * anywhere in a line, and GitLab's `section_start:`, and cuts after 200 characters.
 *
 * Does not redact secrets. Where masks are at hand, redact first: `foreign(masks.redact(text))`. Printing
 * redacts once more, and then also finds a secret that was changed or cut here.
 */
export function foreign(text: string): string {
  const line = harmless(text.slice(0, 20 * CUT));
  return line.length > CUT ? `${line.slice(0, CUT)}…` : line;
}
