import { lineBreak, markdownCell } from '../../secret/markdown.js';

/** A Markdown table; each cell is a list of lines. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (readonly string[])[])[],
): string {
  return [head.map((cell) => [cell]), head.map(() => ['---']), ...rows]
    .map((cells) => `| ${cells.map((lines) => lines.map(markdownCell).join(lineBreak)).join(' | ')} |\n`)
    .join('');
}
