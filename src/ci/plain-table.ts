import { lineBreak } from '../secret/markdown.js';

/** Renders Markdown for a terminal or a log: tables in columns, everything else without markup. */
export function plainTable(markdown: string): string {
  const rows = markdown
    .split('\n')
    .filter((line) => !/^\|[\s:|-]+\|$/.test(line))
    .map((line) => (/^\|.*\|$/.test(line) ? cellsOf(line) : asText(line.replace(/^#+ /, ''))));
  const widths: number[] = [];
  for (const row of rows) {
    if (typeof row === 'string') continue;
    row.forEach((lines, column) => {
      widths[column] = Math.max(widths[column] ?? 0, ...lines.map(({ length }) => length));
    });
  }
  return rows.flatMap((row) => (typeof row === 'string' ? [row] : rowLines(row, widths))).join('\n');
}

/** Removes Markdown's escapes. */
function asText(markdown: string): string {
  return markdown.replace(/\\(?=[\\|<>`*_[\]])/g, '');
}

/** Splits a row into cells, and each cell into lines. */
function cellsOf(line: string): readonly (readonly string[])[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.split(lineBreak).map((one) => asText(one.trim())));
}

function rowLines(row: readonly (readonly string[])[], widths: readonly number[]): readonly string[] {
  const height = Math.max(...row.map(({ length }) => length));
  return Array.from({ length: height }, (_, index) =>
    row
      .map((lines, column) => (lines[index] ?? '').padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
