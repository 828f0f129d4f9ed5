/** Between two lines of one cell. */
export const lineBreak = '<br>';

/** Text for one cell of a Markdown table: what would end the cell, or begin markup, stands there as text. */
export function markdownCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|<>`*_[\]]/g, '\\$&');
}
