const CUT = 200;

/**
 * Makes text that did not come from us harmless on one log line: control, ANSI, bidi and line-breaking
 * characters go, `::` and `##[` (GitHub's command syntaxes, the second found anywhere in a line) and
 * GitLab's `section_start:` are broken, and it ends after 200 characters.
 * It does not redact secrets; {@link Redactor} does, and runs after this on everything that is printed.
 */
export function foreign(text: string): string {
  const line = text
    .slice(0, 20 * CUT)
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g, '')
    .replace(/:(?=:)/g, ': ')
    .replace(/##(?=\[)/g, '# #')
    .replace(/(section_(?:start|end)):/g, '$1 ')
    .trim();
  return line.length > CUT ? `${line.slice(0, CUT)}…` : line;
}
