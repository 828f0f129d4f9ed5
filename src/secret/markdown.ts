/** Between two lines of one cell. */
export const lineBreak = '<br>';

/** Escapes a text for one cell of a Markdown table: it neither closes the cell nor begins markup. */
export function markdownCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|<>`*_[\]]/g, '\\$&');
}
